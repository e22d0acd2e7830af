namespace PluginHybrid.Configuration;

/// <summary>The embedded fake exchange: its market and the scripted person who trades there.</summary>
internal sealed record SimulatedSettings
{
    /// <summary>Same seed, same prices.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Between two ticker frames of a symbol.</summary>
    public TimeSpan TickInterval { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>Between two new mark prices of a symbol.</summary>
    public TimeSpan MarkInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Typical move of a price per tick, in percent.</summary>
    public decimal Volatility { get; init; } = 0.01m;

    /// <summary>So many made-up symbols beside the eight well-known ones.</summary>
    public int ExtraSymbols { get; init; }

    /// <summary>Symbols held in hedge mode.</summary>
    public IReadOnlyList<string> HedgeSymbols { get; init; } = [];

    /// <summary>What the scripted person does; <c>null</c> for the built-in script.</summary>
    public string? Script { get; init; }
}
