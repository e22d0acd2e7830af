using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>A recording, read whole and sorted for a playback. Keeps every data frame in memory.</summary>
public sealed class RecordedSession
{
    internal RecordedSession(RecordingHeader header, RecordedParts parts)
    {
        Header = header;
        Steps = parts.Steps;
        Exchanges = parts.Exchanges;
        Length = parts.Last;
        FirstFailedDials = parts.FirstFailedDials;
        AnsweredLive = parts.AnsweredLive;
        Watched = [.. parts.Watched];
        Symbols = [.. parts.Steps.OfType<FrameStep>().Select(frame => frame.Symbol).OfType<string>()
            .Concat(parts.Steps.OfType<SubscribeStep>().SelectMany(asked => asked.Topics).Where(topic => topic.StartsWith(FrameStep.TickerTopic, StringComparison.Ordinal)).Select(topic => topic[FrameStep.TickerTopic.Length..]))
            .Distinct().Order(StringComparer.Ordinal)];
        Barrier = BarrierOf(parts.Steps);
    }

    /// <summary>What the recording says of itself.</summary>
    public RecordingHeader Header { get; }

    /// <summary>Time of its last record.</summary>
    public TimeSpan Length { get; }

    /// <summary>The symbols whose prices it has, in name order.</summary>
    public IReadOnlyList<string> Symbols { get; }

    /// <summary>Symbols the recording's client watched from its start on, in name order.</summary>
    public IReadOnlyList<string> Watched { get; }

    /// <summary>How many frames are answered live instead of from the file: acknowledgements, pongs, logins.</summary>
    public int AnsweredLive { get; }

    /// <summary>Instruments for its symbols, made from the first price of each; their rules matter only where the recording tells none.</summary>
    internal IEnumerable<Instrument> Instruments => Symbols.Concat(HeldSymbols()).Distinct(StringComparer.Ordinal).Select(symbol => new Instrument
    {
        Symbol = symbol,
        BaseCoin = symbol,
        StartPrice = Steps.OfType<FrameStep>().Where(frame => frame.Symbol == symbol).Select(FirstPrice).FirstOrDefault(price => price is not null) ?? 1m,
    });

    internal IReadOnlyList<RecordedStep> Steps { get; }

    internal IReadOnlyList<RecordedExchange> Exchanges { get; }

    /// <summary>HTTP status of the dials that failed before each stream first opened.</summary>
    internal IReadOnlyList<(bool IsPrivate, int Status)> FirstFailedDials { get; }

    /// <summary>What a client must have subscribed before the timeline starts.</summary>
    internal IReadOnlyList<(bool IsPrivate, string Topic)> Barrier { get; }

    /// <summary>Reads a recording.</summary>
    /// <param name="path">Its folder, or a file of it.</param>
    /// <exception cref="RecordingException">It cannot be read.</exception>
    public static RecordedSession Read(string path)
    {
        using var reader = RecordingReader.Open(path);
        var parts = new RecordedParts();
        while (reader.TryRead(out var record))
        {
            parts.Take(record);
        }

        return new RecordedSession(reader.Header, parts);
    }

    private static decimal? FirstPrice(FrameStep frame)
    {
        var ticker = new TickerState(frame.Symbol!);
        ticker.Apply(frame.Payload);
        return ticker.Price("lastPrice");
    }

    private List<string> HeldSymbols()
    {
        var account = new AccountState();
        foreach (var step in Steps)
        {
            switch (step)
            {
                case FrameStep { Connection.IsPrivate: true } frame:
                    account.Apply(frame);
                    break;
                case ReplyStep reply:
                    account.Apply(reply.Exchange);
                    break;
            }
        }

        return [.. account.Positions.Select(row => row["symbol"])];
    }

    // Before its first data came, the recording's client had subscribed this; without its requests, the first data's topic.
    private static List<(bool IsPrivate, string Topic)> BarrierOf(IReadOnlyList<RecordedStep> steps)
    {
        var asked = steps.TakeWhile(step => step is not FrameStep).OfType<SubscribeStep>().ToList();
        if (asked.Count > 0)
        {
            return [.. asked.SelectMany(one => one.Topics.Select(topic => (one.IsPrivate, topic))).Distinct()];
        }

        return steps.OfType<FrameStep>().FirstOrDefault(frame => frame.Topic.Length > 0) is { } first ? [(first.Connection.IsPrivate, first.Topic)] : [];
    }
}
