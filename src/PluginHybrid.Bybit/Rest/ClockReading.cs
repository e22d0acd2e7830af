namespace PluginHybrid.Bybit.Rest;

/// <summary>One comparison of the venue's clock with ours.</summary>
/// <param name="Offset">Venue time minus our time, taken at the middle of the round trip. Positive: we are behind.</param>
/// <param name="RoundTrip">Round trip; half of it bounds the error.</param>
public readonly record struct ClockReading(TimeSpan Offset, TimeSpan RoundTrip);
