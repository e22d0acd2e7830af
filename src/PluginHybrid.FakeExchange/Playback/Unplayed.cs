namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Records that were never played.</summary>
/// <param name="What">Topic and stream, or method and path.</param>
/// <param name="Reason">Why: <c>not-subscribed</c>, <c>no-socket</c>, <c>passed-over</c>, <c>after-end</c>, <c>never-requested</c>, <c>superseded</c> or <c>had-no-answer</c>.</param>
/// <param name="Count">How many.</param>
/// <param name="First">The first three of them.</param>
public sealed record Unplayed(string What, string Reason, int Count, IReadOnlyList<RecordPlace> First)
{
    /// <inheritdoc />
    public override string ToString() => $"{What}: {Count} {Reason}, first {string.Join(", ", First)}";
}
