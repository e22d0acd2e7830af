namespace PluginHybrid.Simulation.Days;

/// <summary>Draws what the person does.</summary>
internal static class DeedMaker
{
    private const int Crowd = 8;

    private static readonly TimeSpan[] Paces = [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(3), TimeSpan.FromMinutes(8)];

    private static readonly (DeedKind Kind, int Weight)[] Wishes =
    [
        (DeedKind.Buy, 26), (DeedKind.Sell, 24), (DeedKind.Reduce, 10), (DeedKind.Close, 12), (DeedKind.Flip, 8),
        (DeedKind.SetStop, 12), (DeedKind.RemoveStop, 4), (DeedKind.CancelOrders, 4),
    ];

    /// <summary>The deeds of a day, by time.</summary>
    /// <param name="day">Its symbols and length.</param>
    public static IReadOnlyList<Deed> Make(Day day)
    {
        var pace = new DayDraws(day.Seed, "pace").OneOf(Paces);
        return
        [
            .. day.Symbols.SelectMany(symbol => Of(day, symbol, pace)).Concat(Rush(day))
                .Where(deed => deed.At < day.Length).OrderBy(deed => deed.At).ThenBy(deed => deed.Symbol, StringComparer.Ordinal).ThenBy(deed => deed.PositionIdx),
        ];
    }

    private static IEnumerable<Deed> Of(Day day, string symbol, TimeSpan pace)
    {
        var draws = new DayDraws(day.Seed, $"deeds {symbol}");
        var isHedge = day.HedgeSymbols.Contains(symbol);
        var at = TimeSpan.FromSeconds(draws.Number(1, 60));
        while (at < day.Length)
        {
            yield return Draw(draws, symbol, isHedge, at);
            // A hand is quick now and then: two deeds within the time that news of the first needs.
            at += draws.Hits(0.15) ? TimeSpan.FromMilliseconds(draws.Number(1, 900)) : draws.Wait(pace);
        }
    }

    // On a day with many symbols a basket is bought, every leg within a second: so many stops are due at once.
    private static IEnumerable<Deed> Rush(Day day)
    {
        var draws = new DayDraws(day.Seed, "rush");
        if (day.Symbols.Count < Crowd || !draws.Hits(0.7))
        {
            yield break;
        }

        var at = TimeSpan.FromMilliseconds(Math.Floor(draws.Next() * day.Length.TotalMilliseconds * 0.9));
        foreach (var symbol in day.Symbols)
        {
            var isHedge = day.HedgeSymbols.Contains(symbol);
            var kind = draws.Hits(0.7) ? DeedKind.Buy : DeedKind.Sell;
            var leg = !isHedge ? 0 : kind == DeedKind.Buy ? 1 : 2;
            yield return new Deed(kind, at + TimeSpan.FromMilliseconds(draws.Number(0, 900)), symbol, leg, Units(draws, symbol));
        }
    }

    private static Deed Draw(DayDraws draws, string symbol, bool isHedge, TimeSpan at)
    {
        var kind = Wish(draws);
        var leg = !isHedge ? 0 : kind switch { DeedKind.Buy => 1, DeedKind.Sell => 2, _ => draws.Number(1, 2) };
        var amount = kind switch
        {
            DeedKind.Buy or DeedKind.Sell => Units(draws, symbol),
            DeedKind.Reduce => draws.Between(0.1m, 0.9m),
            DeedKind.SetStop => draws.Between(0.001m, 0.05m),
            _ => 0,
        };
        return new Deed(kind, at, symbol, leg, amount);
    }

    // Worth 20 to 6,000 in the quote currency at the price the day opens with, more only where one least order is:
    // above the venue's least value, far below what the account can carry, around what a position manager puts up with.
    /// <summary>How much is bought or sold: a multiple of the least order.</summary>
    /// <param name="draws">Whose turn it is.</param>
    /// <param name="symbol">One that a day can have.</param>
    public static decimal Units(DayDraws draws, string symbol)
    {
        var rules = DayMaker.Instruments.First(known => known.Symbol == symbol);
        return Math.Ceiling(draws.Between(20m, 6_000m) / (rules.StartPrice * LeastOrder.Of(rules, rules.StartPrice)));
    }

    private static DeedKind Wish(DayDraws draws)
    {
        var left = draws.Number(0, Wishes.Sum(wish => wish.Weight) - 1);
        foreach (var (kind, weight) in Wishes)
        {
            left -= weight;
            if (left < 0)
            {
                return kind;
            }
        }

        return Wishes[^1].Kind;
    }
}
