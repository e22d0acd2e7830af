namespace PluginHybrid.Simulation.Days;

/// <summary>The condition of the world all day long, drawn first from the seed: some days are calm, some brutal.</summary>
public sealed record Weather
{
    /// <summary>Its name, for tables: <c>calm</c>, <c>ordinary</c>, <c>stormy</c>, …</summary>
    public required string Name { get; init; }

    /// <summary>Mean one-way delay of a socket or a REST call. Default 40 ms.</summary>
    public TimeSpan Latency { get; init; } = TimeSpan.FromMilliseconds(40);

    /// <summary>Most that one message is later than the mean. Order per socket is kept. Default 20 ms.</summary>
    public TimeSpan Jitter { get; init; } = TimeSpan.FromMilliseconds(20);

    /// <summary>Mean time between ticker frames of one symbol; bursts come up to ten times as dense. Default 1 s.</summary>
    public TimeSpan FrameInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Typical move of a price per frame, as a fraction. Default 0.0003.</summary>
    public decimal Volatility { get; init; } = 0.0003m;

    /// <summary>Chance that a stretch of the market is a trend instead of calm; 0 to 1. Default 0.2.</summary>
    public double Trends { get; init; } = 0.2;

    /// <summary>Chance that a REST call's answer is lost after the venue has acted; 0 to 1. Default 0.</summary>
    public double AnswersLost { get; init; }

    /// <summary>Chance that a REST call never reaches the venue; 0 to 1. Default 0.</summary>
    public double CallsLost { get; init; }

    /// <summary>Chance that a private frame comes twice; 0 to 1. Default 0.</summary>
    public double Duplicates { get; init; }
}
