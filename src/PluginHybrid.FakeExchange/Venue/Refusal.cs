namespace PluginHybrid.FakeExchange.Venue;

/// <summary>A verdict other than success, in the venue's own number and words.</summary>
/// <param name="RetCode">The venue's number, for example 110017 (FACTS §8.4).</param>
/// <param name="RetMsg">The venue's words.</param>
public sealed record Refusal(int RetCode, string RetMsg);
