using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Venue;

/// <summary>Orders at the market as a person gives them.</summary>
internal static class Hand
{
    public static OrderRequest Opening(string symbol, int leg, Side side, decimal quantity) =>
        new() { Symbol = symbol, Side = side, Qty = quantity, PositionIdx = leg };

    public static OrderRequest Closing(Position leg, decimal quantity) =>
        Opening(leg.Symbol, leg.PositionIdx, leg.Side.Opposite(), quantity) with { ReduceOnly = true };
}
