namespace PluginHybrid.Simulation.Days;

/// <summary>Draws how bad a day is.</summary>
internal static class WeatherMaker
{
    /// <summary>Names of weathers, from good to bad.</summary>
    public static IReadOnlyList<string> Names { get; } = ["calm", "ordinary", "stormy", "brutal"];

    /// <summary>The weather of a seed.</summary>
    public static Weather Make(int seed)
    {
        var draws = new DayDraws(seed, "weather");
        var kind = draws.Next();
        var name = Names[kind < 0.15 ? 0 : kind < 0.5 ? 1 : kind < 0.8 ? 2 : 3];
        var calm = new Weather
        {
            Name = name,
            FrameInterval = draws.Between(TimeSpan.FromMilliseconds(900), TimeSpan.FromSeconds(6)),
            Volatility = draws.Between(0.0001m, 0.001m),
            Trends = Math.Round(draws.Next() * 0.6, 2),
        };
        return name switch
        {
            "calm" => calm,
            "ordinary" => calm with { Latency = Milliseconds(draws, 20, 150), Jitter = Milliseconds(draws, 5, 200) },
            "stormy" => Rough(calm, draws, 0.01, 250),
            _ => Rough(calm, draws, 0.08, 500) with { Volatility = draws.Between(0.0005m, 0.003m) },
        };
    }

    // A dial takes five ways within ten seconds: on the worst line it must still succeed now and then, or nothing ever heals.
    private static Weather Rough(Weather calm, DayDraws draws, double mishap, double latency) => calm with
    {
        Latency = Milliseconds(draws, 20, latency),
        Jitter = Milliseconds(draws, 10, latency * 2),
        AnswersLost = Mishap(draws, mishap),
        CallsLost = Mishap(draws, mishap),
        Duplicates = Mishap(draws, mishap * 4),
    };

    // Each kind of mishap is there on every other day only: together they would hide one another.
    private static double Mishap(DayDraws draws, double most)
    {
        var share = Math.Round(draws.Next() * most, 4);
        return draws.Hits(0.5) ? share : 0;
    }

    private static TimeSpan Milliseconds(DayDraws draws, double least, double most) =>
        draws.Between(TimeSpan.FromMilliseconds(least), TimeSpan.FromMilliseconds(most));
}
