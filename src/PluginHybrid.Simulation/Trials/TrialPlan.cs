namespace PluginHybrid.Simulation.Trials;

/// <summary>Which days are lived, and how.</summary>
public sealed record TrialPlan
{
    /// <summary>The seeds, in the order in which they are begun.</summary>
    public required IReadOnlyList<int> Seeds { get; init; }

    /// <summary>The file of the only day. Default <c>null</c>: days are made of their seeds.</summary>
    public string? DayFile { get; init; }

    /// <summary>How long trouble may strike on each day. Default one hour.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Days lived side by side, each on a thread. Default 1.</summary>
    public int Jobs { get; init; } = 1;

    /// <summary>On one seed in so many the others' decisions are also compared with a day without the plugin that fails. Default 20; 0 for none.</summary>
    public int FaultyEvery { get; init; } = 20;
}
