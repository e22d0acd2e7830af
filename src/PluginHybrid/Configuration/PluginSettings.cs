using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Configuration;

/// <summary>What the operator lets one plugin do. A new instance holds what a plugin gets that nobody has configured: watching, in shadow.</summary>
internal sealed record PluginSettings
{
    /// <summary>False keeps it from being started.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>What becomes of its orders, where <see cref="LiveOn"/> allows it.</summary>
    public PluginMode Mode { get; init; } = PluginMode.Shadow;

    /// <summary>The environments in which <see cref="PluginMode.Live"/> means live; elsewhere it is shadow.</summary>
    public IReadOnlyList<VenueEnvironment> LiveOn { get; init; } = [VenueEnvironment.Simulated];

    /// <summary>What it may do of what it asks for.</summary>
    public IReadOnlyList<Capabilities> Allow { get; init; } = [];

    /// <summary>True runs it on the receiving thread.</summary>
    public bool Inline { get; init; }

    /// <summary>Where it runs.</summary>
    public PluginIsolation Isolation { get; init; } = PluginIsolation.Lane;

    /// <summary>Its own settings; <c>null</c> when the file beside the plugin holds.</summary>
    public YamlBlock? Settings { get; init; }

    /// <summary>What it may do, as one value.</summary>
    public Capabilities Granted => Allow.Aggregate(Capabilities.None, (all, one) => all | one);

    /// <summary>The mode in which it runs on a venue: live only where that was spelled out.</summary>
    /// <param name="environment">The venue.</param>
    public PluginMode ModeOn(VenueEnvironment environment) =>
        Mode == PluginMode.Live && !LiveOn.Contains(environment) ? PluginMode.Shadow : Mode;
}
