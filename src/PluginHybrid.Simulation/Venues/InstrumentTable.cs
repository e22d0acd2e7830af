using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Venues;

/// <summary>The trading rules of a day's symbols: those that days are drawn of as the exchange with real sockets has them, others made of their name.</summary>
internal static class InstrumentTable
{
    private static readonly decimal[] Prices = [0.05m, 0.8m, 7.5m, 42m, 310m, 2_900m, 61_000m];

    /// <summary>The rules, in name order.</summary>
    public static IReadOnlyList<Instrument> Of(Day day) =>
        [.. day.Symbols.Order(StringComparer.Ordinal).Select(symbol => DayMaker.Instruments.FirstOrDefault(known => known.Symbol == symbol) ?? Made(symbol))];

    private static Instrument Made(string symbol)
    {
        var chance = Chance.Of(0, "instrument", symbol);
        var price = Prices[chance.Whole(Prices.Length, 0)];
        var scale = price < 1 ? 5 : price < 100 ? 4 : price < 1_000 ? 3 : 2;
        var step = price < 1 ? 1m : price < 100 ? 0.1m : price < 1_000 ? 0.01m : 0.001m;
        return new Instrument
        {
            Symbol = symbol,
            BaseCoin = symbol,
            StartPrice = price,
            PriceScale = scale,
            TickSize = (decimal)Math.Pow(10, -scale),
            QtyStep = step,
            MinQty = step,
        };
    }
}
