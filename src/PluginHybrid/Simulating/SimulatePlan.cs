using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulating;

/// <summary>What a person asked of <c>hybrid simulate</c>.</summary>
internal sealed record SimulatePlan
{
    /// <summary>The seeds, in order.</summary>
    public required IReadOnlyList<int> Seeds { get; init; }

    /// <summary>One day alone; <c>null</c>: those of the seeds.</summary>
    public Day? Alone { get; init; }

    /// <summary>The file of <see cref="Alone"/>, full path; <c>null</c>: it is made of its seed.</summary>
    public string? DayFile { get; init; }

    /// <summary>How long trouble may strike.</summary>
    public required TimeSpan Length { get; init; }

    /// <summary>Days lived side by side.</summary>
    public required int Jobs { get; init; }

    /// <summary>Days lived again in a second process, at most.</summary>
    public int Twice { get; init; }

    /// <summary>Whether a failing day is made small.</summary>
    public bool Shrinks { get; init; }

    /// <summary>Where it is written; <c>null</c>: a folder named after the seed.</summary>
    public string? Into { get; init; }

    /// <summary>Where the day is written as it is, as it was typed; <c>null</c>: nowhere.</summary>
    public string? RecordInto { get; init; }

    /// <summary>Only hashes are written.</summary>
    public bool HashesOnly { get; init; }

    /// <summary>The result is JSON.</summary>
    public bool WritesJson { get; init; }

    /// <summary>Where JUnit XML is written; <c>null</c>: nowhere.</summary>
    public string? JUnit { get; init; }
}
