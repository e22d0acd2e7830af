namespace PluginHybrid.Simulation.Days;

/// <summary>One simulated day: everything that is decided before it begins. The same day on the same binary gives the same bytes.</summary>
/// <remarks>Time in a day counts from its beginning. Trouble strikes within <see cref="Length"/>; then comes <see cref="Healing"/>, without any.</remarks>
public sealed record Day
{
    /// <summary>Keys all chance of the day: with the purpose, the connection and the virtual time of each draw.</summary>
    public required int Seed { get; init; }

    /// <summary>How long anything may fail. Default one hour.</summary>
    public TimeSpan Length { get; init; } = TimeSpan.FromHours(1);

    /// <summary>Calm after it, within which the world must become right. Default five minutes.</summary>
    public TimeSpan Healing { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Symbols traded, in name order; at least one.</summary>
    public required IReadOnlyList<string> Symbols { get; init; }

    /// <summary>Of them those in hedge mode: two legs, indices 1 and 2.</summary>
    public IReadOnlyList<string> HedgeSymbols { get; init; } = [];

    /// <summary>How bad the day is where nothing strikes: latency, rates, chance of mishap.</summary>
    public required Weather Weather { get; init; }

    /// <summary>What the plugins are told to do: <c>careful</c> (their defaults), <c>lively</c>, <c>market</c> or <c>venue</c>. Default careful.</summary>
    public string Temper { get; init; } = "careful";

    /// <summary>What strikes, by time. Each can be taken away without changing what the others do.</summary>
    public IReadOnlyList<Trouble> Troubles { get; init; } = [];

    /// <summary>What the person does by hand, by time.</summary>
    public IReadOnlyList<Deed> Deeds { get; init; } = [];
}
