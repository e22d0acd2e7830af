namespace PluginHybrid.Simulation.Shrinking;

/// <summary>How far shrinking goes.</summary>
public sealed record ShrinkLimits
{
    /// <summary>Days lived at most. Default 600.</summary>
    public int Runs { get; init; } = 600;

    /// <summary>Shortest length tried. Default 1 s.</summary>
    public TimeSpan ShortestLength { get; init; } = TimeSpan.FromSeconds(1);
}
