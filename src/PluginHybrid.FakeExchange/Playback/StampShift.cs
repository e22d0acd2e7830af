using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Moves the venue's times in a message by a fixed number of milliseconds; sequence numbers never change.</summary>
/// <remarks>A fixed shift keeps the order of all times. Only what has the 13 digits of a time of today is moved, and keeps its width.</remarks>
internal sealed class StampShift
{
    private const int Digits = 13;
    private static readonly string[] OfRows = ["creationTime", "createdTime", "updatedTime", "openTime", "execTime", "leverageSysUpdatedTime", "mmrSysUpdatedTime"];

    /// <summary>The fields with times, by the topic's first word; <c>rest</c> for answers over REST.</summary>
    private static readonly SortedDictionary<string, SortedSet<string>> Fields = new(StringComparer.Ordinal)
    {
        ["tickers"] = Names("ts", "cts", "nextFundingTime"),
        ["position"] = Names(["ts", "cts", "time", .. OfRows]),
        ["order"] = Names(["ts", "cts", "time", .. OfRows]),
        ["execution"] = Names(["ts", "cts", "time", .. OfRows]),
        ["wallet"] = Names("ts", "cts", "creationTime"),
        ["rest"] = Names(["time", "nextFundingTime", .. OfRows]),
    };

    private static readonly SortedSet<string> OfOthers = Names("ts", "cts", "creationTime");

    private readonly Func<long> _shift;
    private long? _milliseconds;

    /// <summary>A shift that is fixed when it is first needed.</summary>
    /// <param name="shift">How far, in milliseconds.</param>
    public StampShift(Func<long> shift) => _shift = shift;

    /// <summary>Leaves everything as it is.</summary>
    public static StampShift None { get; } = new(() => 0);

    /// <summary>A frame with its times moved.</summary>
    public ReadOnlyMemory<byte> Frame(string topic, ReadOnlyMemory<byte> payload) =>
        Move(payload, Fields.GetValueOrDefault(topic.Split('.')[0], OfOthers));

    /// <summary>The body of an answer with its times moved.</summary>
    public string Reply(string body) => Encoding.UTF8.GetString(Move(Encoding.UTF8.GetBytes(body), Fields["rest"]).Span);

    private ReadOnlyMemory<byte> Move(ReadOnlyMemory<byte> payload, SortedSet<string> names)
    {
        _milliseconds ??= _shift();
        if (_milliseconds == 0)
        {
            return payload;
        }

        var moved = payload.ToArray();
        try
        {
            var reader = new Utf8JsonReader(payload.Span);
            var isTime = false;
            while (reader.Read())
            {
                if (reader.TokenType == JsonTokenType.PropertyName)
                {
                    isTime = names.Contains(reader.GetString()!);
                    continue;
                }

                if (isTime && reader.TokenType is JsonTokenType.Number or JsonTokenType.String)
                {
                    Move(reader.ValueSpan, moved.AsSpan((int)reader.TokenStartIndex + (reader.TokenType == JsonTokenType.String ? 1 : 0)));
                }

                isTime = false;
            }
        }
        catch (JsonException)
        {
            // No JSON: there is nothing in it that could be moved.
            return payload;
        }

        return moved;
    }

    private void Move(ReadOnlySpan<byte> value, Span<byte> place)
    {
        if (value.Length == Digits && long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var time))
        {
            (time + _milliseconds!.Value).TryFormat(place, out _, default, CultureInfo.InvariantCulture);
        }
    }

    private static SortedSet<string> Names(params string[] names) => new(names, StringComparer.Ordinal);
}
