namespace PluginHybrid.Configuration;

/// <summary>Everything <c>hybrid.yaml</c> can say. A new instance holds the defaults.</summary>
internal sealed record HybridSettings
{
    /// <summary>The venue.</summary>
    public ExchangeSettings Exchange { get; init; } = new();

    /// <summary>The embedded fake exchange; unused on any other venue.</summary>
    public SimulatedSettings Simulated { get; init; } = new();

    /// <summary>Prices to follow besides those of held positions.</summary>
    public WatchSettings Watch { get; init; } = new();

    /// <summary>Plugins, and what each may do.</summary>
    public PluginsSettings Plugins { get; init; } = new();

    /// <summary>Limits of the gate and of the watchdog.</summary>
    public OrderSettings Orders { get; init; } = new();

    /// <summary>What survives the host.</summary>
    public StateSettings State { get; init; } = new();

    /// <summary>The log on stderr.</summary>
    public LogSettings Log { get; init; } = new();
}
