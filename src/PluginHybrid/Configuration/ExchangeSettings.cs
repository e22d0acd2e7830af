namespace PluginHybrid.Configuration;

/// <summary>The venue and how to hold the line to it.</summary>
internal sealed record ExchangeSettings
{
    /// <summary>Which venue.</summary>
    public VenueEnvironment Environment { get; init; } = VenueEnvironment.Simulated;

    /// <summary>The spelled-out word without which no live venue is dialled.</summary>
    public LiveConsent AllowLive { get; init; } = LiveConsent.Never;

    /// <summary>Addresses that replace the environment's own.</summary>
    public EndpointSettings Endpoints { get; init; } = new();

    /// <summary>Between two pings on each stream.</summary>
    public TimeSpan Heartbeat { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Seeds the jitter of reconnects.</summary>
    public int Seed { get; init; } = 1;
}
