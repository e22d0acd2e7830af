using System.Text;
using System.Text.Json;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>The recording's REST answers, as far as it was played. Each is given once; the venue's time as often as it is asked for.</summary>
internal sealed class RecordedReplies
{
    private readonly Dictionary<long, AskedCall> _asked = [];
    private readonly List<(AskedCall Call, GivenReply? Reply, bool TimedOut)> _left = [];
    private (AskedCall Call, GivenReply? Reply, bool TimedOut)? _time;

    /// <summary>What the reply taken last said of the venue's time; <c>null</c> when it did not.</summary>
    public DateTimeOffset? VenueTime { get; private set; }

    /// <summary>Takes a request or a reply of the recording.</summary>
    public void Take(in Record record)
    {
        var exchange = record.Whole("e"u8) ?? -1;
        if (record.Kind == RecordKind.Request)
        {
            var address = record.Text("u"u8) ?? "";
            var at = address.IndexOf('?', StringComparison.Ordinal);
            _asked[exchange] = new AskedCall(
                record.Text("m"u8) ?? "GET", at < 0 ? address : address[..at], at < 0 ? "" : address[(at + 1)..], Encoding.UTF8.GetString(record.PayloadBytes().Span));
            return;
        }

        if (!_asked.Remove(exchange, out var call))
        {
            return;
        }

        var status = (int)(record.Whole("st"u8) ?? 0);
        var reply = status == 0 ? null : new GivenReply(status, HeadersOf(record), record.PayloadBytes().ToArray());
        var timedOut = reply is null && record.Text("er"u8)?.Contains("timed out", StringComparison.Ordinal) == true;
        VenueTime = null;
        if (call.Path == RestRoutes.Time)
        {
            _time = (call, reply, timedOut);
            VenueTime = reply is { Status: 200 } ? TimeIn(reply.Body) : null;
        }
        else
        {
            _left.Add((call, reply, timedOut));
        }
    }

    /// <summary>The recorded answer to a request.</summary>
    /// <param name="call">As the client asks now.</param>
    /// <returns>Nothing when the recording has none, or none yet.</returns>
    public (GivenReply? Reply, bool TimedOut)? Find(AskedCall call)
    {
        if (call.Path == RestRoutes.Time)
        {
            return _time is { } time ? (time.Reply, time.TimedOut) : null;
        }

        var place = PlaceOf(call);
        return place < 0 ? null : (_left[place].Reply, _left[place].TimedOut);
    }

    /// <summary>That answer was given.</summary>
    public void Given(AskedCall call)
    {
        var place = call.Path == RestRoutes.Time ? -1 : PlaceOf(call);
        if (place >= 0)
        {
            _left.RemoveAt(place);
        }
    }

    private int PlaceOf(AskedCall call) => _left.FindIndex(left => left.Call == call);

    private static DateTimeOffset? TimeIn(ReadOnlyMemory<byte> body)
    {
        try
        {
            using var parsed = JsonDocument.Parse(body);
            return parsed.RootElement.TryGetProperty("time", out var time) && time.TryGetInt64(out var told) ? DateTimeOffset.FromUnixTimeMilliseconds(told) : null;
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException or ArgumentOutOfRangeException)
        {
            // A page or a broken answer: it tells no time.
            return null;
        }
    }

    private static List<KeyValuePair<string, string>> HeadersOf(in Record record)
    {
        if (!record.TryField("h"u8, out var written))
        {
            return [];
        }

        using var pairs = JsonDocument.Parse(written.ToArray());
        return [.. pairs.RootElement.EnumerateArray().Select(pair => KeyValuePair.Create(pair[0].GetString()!, pair[1].GetString()!))];
    }
}
