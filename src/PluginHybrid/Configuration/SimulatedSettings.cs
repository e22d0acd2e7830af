namespace PluginHybrid.Configuration;

/// <summary>The embedded fake exchange: its market and the scripted person who trades there.</summary>
internal sealed record SimulatedSettings
{
    /// <summary>Symbols it lists.</summary>
    public IReadOnlyList<string> Symbols { get; init; } = ["BTCUSDT", "ETHUSDT", "SOLUSDT"];

    /// <summary>Same seed, same prices.</summary>
    public int Seed { get; init; } = 7;

    /// <summary>Ticker frames per second and symbol.</summary>
    public int TicksPerSecond { get; init; } = 10;

    /// <summary>Largest step of one tick, in percent of the price.</summary>
    public decimal Volatility { get; init; } = 0.02m;

    /// <summary>What the scripted person does; <c>null</c> for the built-in script.</summary>
    public string? Script { get; init; }
}
