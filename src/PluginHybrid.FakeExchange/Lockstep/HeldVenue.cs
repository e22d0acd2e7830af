using System.Net;
using System.Text.Json;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>A venue that does nothing by itself: dials, answers and frames wait until a recording says that their place has come.</summary>
internal sealed class HeldVenue : ITickerFeed
{
    private readonly Connections _connections;
    private readonly VenueClock _clock;
    private readonly DateTimeOffset _start;
    private readonly AskedTopics[] _asked = [new(), new()];
    private readonly HashSet<ConnectionTag> _opened = [];

    /// <summary>A venue that waits.</summary>
    /// <param name="connections">Its sockets.</param>
    /// <param name="clock">Its clock; set to what the recorded one said.</param>
    /// <param name="start">The recording's first moment.</param>
    public HeldVenue(Connections connections, VenueClock clock, DateTimeOffset start)
    {
        (_connections, _clock, _start) = (connections, clock, start);
        Control = new LockstepControl(this);
        (Dials, Replies, Calls) = (new HeldDials(Control.Ring), new HeldReplies(Control.Ring), new HeldCalls(Control.Ring));
    }

    public LockstepControl Control { get; }

    public HeldDials Dials { get; }

    public HeldReplies Replies { get; }

    public HeldCalls Calls { get; }

    public RecordedReplies Recorded { get; } = new();

    public bool SendsSnapshots => true;

    public bool Serves(string symbol) => true;

    public void Subscribed(ITickerSubscriber subscriber, string symbol) => Control.Ring();

    /// <summary>Takes a record that is no input.</summary>
    public void Follow(in Record record)
    {
        switch (record.Kind)
        {
            case RecordKind.Request:
                Recorded.Take(record);
                break;
            case RecordKind.Reply:
                Recorded.Take(record);
                SetClock(TimeSpan.FromTicks(record.Nanoseconds / 100));
                break;
            case RecordKind.Frame when !record.IsInput:
                AskedOn(record).Take(record);
                break;
        }
    }

    /// <summary>Answers a request as recorded.</summary>
    public CallVerdict Answer(AskedCall call)
    {
        if (!Calls.Holds(call))
        {
            return CallVerdict.Awaited;
        }

        if (Recorded.Find(call) is not { } found)
        {
            return CallVerdict.NotRecorded;
        }

        Recorded.Given(call);
        if (found.TimedOut)
        {
            return CallVerdict.LeftHanging;
        }

        Calls.TryAnswer(call, found.Reply);
        return found.Reply is null ? CallVerdict.Cut : CallVerdict.Answered;
    }

    /// <summary>Does the venue's part of an input.</summary>
    /// <returns><c>null</c> when it is done, else what must come first.</returns>
    public string? Play(in Record record) => record.Kind switch
    {
        RecordKind.Opened => Open(record),
        RecordKind.Lost => Lose(record),
        RecordKind.Frame => Send(record),
        _ => null,
    };

    private static ConnectionKind KindOf(in Record record) => record.Connection.IsPrivate ? ConnectionKind.Private : ConnectionKind.Public;

    private AskedTopics AskedOn(in Record record) => _asked[(int)KindOf(record)];

    // The venue of the recording was so far from its client's clock; logins expire by it.
    private void SetClock(TimeSpan at)
    {
        if (Recorded.VenueTime is { } told)
        {
            _clock.Offset = told - (_start + at);
        }
    }

    private string? Open(in Record record)
    {
        if (!Dials.TryAnswer(KindOf(record), null))
        {
            return $"the dial of {record.Connection}";
        }

        _opened.Add(record.Connection);
        AskedOn(record).Clear();
        return null;
    }

    private string? Lose(in Record record)
    {
        if (!_opened.Contains(record.Connection))
        {
            var status = (int)(record.Whole("st"u8) ?? 0);
            DialPlan plan = status >= 400 ? new RefuseDial((HttpStatusCode)status) : new ResetDial();
            return Dials.TryAnswer(KindOf(record), plan) ? null : $"the dial of {record.Connection}";
        }

        if (SocketOf(record) is not { } connection)
        {
            return $"the open socket {record.Connection}";
        }

        LossWords.End(connection, record.Text("er"u8) ?? "");
        return null;
    }

    private string? Send(in Record record)
    {
        if (SocketOf(record) is not { } connection)
        {
            return $"the open socket {record.Connection}";
        }

        var payload = record.PayloadBytes();
        if (record.Text("tp"u8) is not { } topic && AnswerIn(payload) is { } recorded && AskedOn(record).Awaits(recorded.ReqId))
        {
            return Answer(record, connection, recorded);
        }

        topic = record.Text("tp"u8) ?? "";
        if (AskedOn(record).Has(topic) && !connection.Subscribes(topic))
        {
            return $"the subscription of {topic} on {record.Connection}";
        }

        if (record.Text("o"u8) == "b")
        {
            connection.SendBinary(payload.Span);
        }
        else
        {
            connection.SendBytes(payload.Span);
        }

        return null;
    }

    // What this venue says to the request itself; only a refusal that was recorded is repeated in its words.
    private string? Answer(in Record record, ClientConnection connection, ControlReply recorded)
    {
        if (Replies.Find(connection, recorded.ReqId) is not { } live)
        {
            return $"request {recorded.ReqId} on {record.Connection}";
        }

        if (live.IsRefusal && !recorded.IsRefusal)
        {
            return $"request {recorded.ReqId} on {record.Connection} as one that can be accepted, it is refused here: {live.Words}";
        }

        connection.SendBytes((recorded.IsRefusal ? recorded.On(connection.Id) : live.Utf8).Span);
        Replies.Sent(live);
        AskedOn(record).Answered(recorded.ReqId);
        return null;
    }

    private ClientConnection? SocketOf(in Record record) => _connections.Open(KindOf(record)).LastOrDefault();

    private static ControlReply? AnswerIn(ReadOnlyMemory<byte> payload)
    {
        try
        {
            var read = ControlReply.Read(payload);
            return read.ReqId.Length > 0 ? read : null;
        }
        catch (Exception strange) when (strange is JsonException or InvalidOperationException)
        {
            // No answer but a broken frame: it is sent as it stands.
            return null;
        }
    }
}
