namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>The venue's clock.</summary>
/// <param name="UnixNanoseconds">Nanoseconds since 1970.</param>
internal readonly record struct ServerTime(long UnixNanoseconds)
{
    private const long NanosecondsPerTick = 100;

    /// <summary>The same, cut to our clock's 100 ns.</summary>
    public DateTimeOffset Instant => DateTimeOffset.UnixEpoch.AddTicks(UnixNanoseconds / NanosecondsPerTick);
}
