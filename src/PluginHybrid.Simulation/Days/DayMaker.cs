using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Simulation.Days;

/// <summary>Makes days of seeds. The seed first draws how bad the day is and what can strike at all, then what strikes: some days are calm, some brutal.</summary>
public static class DayMaker
{
    /// <summary>The tempers of plugins; see <see cref="Day.Temper"/>.</summary>
    public static IReadOnlyList<string> Tempers { get; } = ["careful", "lively", "market", "venue"];

    private const int MadeUp = 16;
    // From here on only on days with all of them: else they would crowd out the few that settle in another coin.
    private const string Rare = "SIM003USDT";

    /// <summary>Trading rules of <see cref="Symbols"/>, in their order: as the exchange with real sockets has them.</summary>
    public static IReadOnlyList<Instrument> Instruments { get; } =
        [.. FakeExchange.Venue.Instruments.WellKnown.Concat(FakeExchange.Venue.Instruments.Simulated(MadeUp)).OrderBy(instrument => instrument.Symbol, StringComparer.Ordinal)];

    /// <summary>Symbols a day can have, in name order: 24.</summary>
    public static IReadOnlyList<string> Symbols { get; } = [.. Instruments.Select(instrument => instrument.Symbol)];

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
        return LossMaker.AddTo(AbsenceMaker.AddTo(day with { Troubles = TroubleMaker.Make(day) }));
    }

    // Few symbols often, ten sometimes, all of them now and then: trouble between legs needs two, load ten, a limit of the venue more.
    private static string[] DrawSymbols(DayDraws draws)
    {
        var (kind, few) = (draws.Next(), draws.Number(1, 5));
        var left = Symbols.Where(symbol => kind < 0.03 || !symbol.StartsWith("SIM", StringComparison.Ordinal) || string.CompareOrdinal(symbol, Rare) < 0).ToList();
        var count = kind < 0.12 ? left.Count : few;
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
