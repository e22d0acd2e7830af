using PluginHybrid.Recordings.Format;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>One thing of a recording that a playback does, waits for or learns from; in the order of the recording.</summary>
/// <param name="Place">Where it stands.</param>
internal abstract record RecordedStep(RecordPlace Place);

/// <summary>A data frame of the venue.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Connection">The recording's socket.</param>
/// <param name="Topic">Its topic; empty for what belongs to none.</param>
/// <param name="Payload">As it was received.</param>
/// <param name="IsText">False for a binary frame.</param>
internal sealed record FrameStep(RecordPlace Place, ConnectionTag Connection, string Topic, ReadOnlyMemory<byte> Payload, bool IsText) : RecordedStep(Place)
{
    public const string TickerTopic = "tickers.";

    /// <summary>The symbol of a ticker; null for other topics.</summary>
    public string? Symbol => Topic.StartsWith(TickerTopic, StringComparison.Ordinal) ? Topic[TickerTopic.Length..] : null;

    public bool IsSnapshot => Payload.Span.IndexOf("\"type\":\"snapshot\""u8) >= 0;
}

/// <summary>A socket ended without the client's doing.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="IsPrivate">The stream.</param>
/// <param name="Reason">In the recorder's words.</param>
internal sealed record LossStep(RecordPlace Place, bool IsPrivate, string Reason) : RecordedStep(Place)
{
    /// <summary>HTTP status of each dial that failed before the stream was open again; 0 when there was no answer.</summary>
    public List<int> FailedDials { get; } = [];
}

/// <summary>The recording's client subscribed.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="IsPrivate">The stream.</param>
/// <param name="Topics">What.</param>
internal sealed record SubscribeStep(RecordPlace Place, bool IsPrivate, IReadOnlyList<string> Topics) : RecordedStep(Place);

/// <summary>The recording's client sent a command.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Exchange">Command and answer.</param>
internal sealed record CommandStep(RecordPlace Place, RecordedExchange Exchange) : RecordedStep(Place);

/// <summary>A read was answered: from here on its rows are known.</summary>
/// <param name="Place">Where it stands.</param>
/// <param name="Exchange">Question and answer.</param>
internal sealed record ReplyStep(RecordPlace Place, RecordedExchange Exchange) : RecordedStep(Place);
