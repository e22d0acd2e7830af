using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Simulation.Days;

/// <summary>Makes days of seeds. The seed first draws how bad the day is and what can strike at all, then what strikes: some days are calm, some brutal.</summary>
public static class DayMaker
{
    /// <summary>The tempers of plugins; see <see cref="Day.Temper"/>.</summary>
    public static IReadOnlyList<string> Tempers { get; } = ["careful", "lively", "market", "venue"];

    /// <summary>Symbols a day can have, in name order.</summary>
    public static IReadOnlyList<string> Symbols { get; } =
        ["ADAUSDT", "BTCPERP", "BTCUSDT", "DOGEUSDT", "ETHPERP", "ETHUSDT", "SIM001USDT", "SIM002USDT", "SOLUSDT", "XRPUSDT"];

    /// <summary>Trading rules of <see cref="Symbols"/>, in their order.</summary>
    public static IReadOnlyList<Instrument> Instruments { get; } =
        [.. FakeExchange.Venue.Instruments.WellKnown.Concat(FakeExchange.Venue.Instruments.Simulated(2)).OrderBy(instrument => instrument.Symbol, StringComparer.Ordinal)];

    /// <summary>Makes a day. The same seed and length give the same day on every machine.</summary>
    /// <param name="seed">Any number.</param>
    /// <param name="length">How long anything may fail; above zero.</param>
    public static Day Make(int seed, TimeSpan length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(length, TimeSpan.Zero);
        var draws = new DayDraws(seed, "plan");
        var symbols = DrawSymbols(draws);
        var weather = WeatherMaker.Make(seed);
        var day = new Day
        {
            Seed = seed,
            Length = length,
            Symbols = symbols,
            HedgeSymbols = [.. symbols.Where(_ => draws.Hits(0.25))],
            Weather = weather,
            Temper = draws.Hits(0.15) ? Tempers[0] : draws.OneOf([.. Tempers.Skip(1)]),
        };
        day = day with { Deeds = DeedMaker.Make(day) };
        return day with { Troubles = TroubleMaker.Make(day) };
    }

    // Few symbols often, all of them sometimes: trouble between legs needs two, load needs many.
    private static string[] DrawSymbols(DayDraws draws)
    {
        var count = draws.Hits(0.1) ? Symbols.Count : draws.Number(1, 5);
        var left = Symbols.ToList();
        var drawn = new List<string>();
        while (drawn.Count < count)
        {
            var symbol = draws.OneOf(left);
            left.Remove(symbol);
            drawn.Add(symbol);
        }

        return [.. drawn.Order(StringComparer.Ordinal)];
    }
}
