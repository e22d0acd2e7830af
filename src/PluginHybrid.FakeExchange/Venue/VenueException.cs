namespace PluginHybrid.FakeExchange.Venue;

/// <summary>The venue refused what a test or a script asked of it directly.</summary>
/// <param name="refusal">The venue's verdict.</param>
public sealed class VenueException(Refusal refusal)
    : InvalidOperationException($"The fake venue refused: {refusal.RetCode} {refusal.RetMsg}")
{
    /// <summary>The venue's verdict.</summary>
    public Refusal Refusal { get; } = refusal;
}
