namespace PluginHybrid.Bench;

/// <summary>How long and how often everything is measured.</summary>
internal sealed record Plan
{
    /// <summary>Interleaved rounds: in each, every candidate runs once.</summary>
    public required int Rounds { get; init; }

    /// <summary>Sizes of the market for the runs without pace.</summary>
    public required int[] Symbols { get; init; }

    /// <summary>Time for the JIT in every process of a run without pace.</summary>
    public required TimeSpan BlastWarmUp { get; init; }

    /// <summary>Measured time of a run without pace.</summary>
    public required TimeSpan BlastLength { get; init; }

    /// <summary>Measured time of a paced run; the warm-up takes half as long again.</summary>
    public required TimeSpan PaceLength { get; init; }

    /// <summary>Whether the raw loop with inline completions runs too: worth knowing, no part of the verdict.</summary>
    public required bool ShowsInline { get; init; }

    /// <summary>Rounds through the ring of frames for one measurement without a socket.</summary>
    public required int ParsePasses { get; init; }

    /// <summary>Measured time of one paced run to plugins' handlers; the warm-up takes half as long again.</summary>
    public required TimeSpan PluginLength { get; init; }

    /// <summary>Swaps that are measured of each form of a plugin.</summary>
    public required int Swaps { get; init; }

    /// <summary>Loads and compiles of each form, and starts of the program.</summary>
    public required int Starts { get; init; }

    /// <summary>Numbers of plugins an event is brought to.</summary>
    public int[] Plugins { get; init; } = [1, 3, 10, 50];

    /// <summary>Every figure with the care the targets ask for: about a quarter of an hour for all.</summary>
    public static Plan Full { get; } = new()
    {
        Rounds = 8,
        Symbols = [10, 500],
        BlastWarmUp = TimeSpan.FromSeconds(1),
        BlastLength = TimeSpan.FromSeconds(1),
        PaceLength = TimeSpan.FromSeconds(2),
        ShowsInline = true,
        ParsePasses = 50,
        PluginLength = TimeSpan.FromSeconds(1),
        Swaps = 300,
        Starts = 10,
    };

    /// <summary>A look in some four minutes: fewer rounds than a verdict should rest on.</summary>
    public static Plan Quick { get; } = Full with
    {
        Rounds = 3,
        Symbols = [10],
        BlastWarmUp = TimeSpan.FromSeconds(0.5),
        BlastLength = TimeSpan.FromSeconds(0.5),
        PaceLength = TimeSpan.FromSeconds(0.6),
        ShowsInline = false,
        ParsePasses = 25,
        PluginLength = TimeSpan.FromSeconds(0.4),
        Swaps = 100,
        Starts = 5,
    };

    /// <summary>Rounds which the targets ask for at least.</summary>
    public const int RoundsForVerdict = 5;

    /// <summary>Rates of the paced runs, messages per second.</summary>
    public static int[] Rates => [1_000, 10_000];
}
