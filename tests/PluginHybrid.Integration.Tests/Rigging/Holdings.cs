using PluginHybrid.Bybit;
using PluginHybrid.FakeExchange;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>What is held, one line per leg, written alike for the host and for the venue.</summary>
public static class Holdings
{
    public static string Of(BybitHybridStream stream) => Sorted(stream.Positions.Values.Select(held => Line(
        held.Key.Symbol, held.Key.PositionIdx, held.Side.ToString(), held.Size, held.EntryPrice, held.StopLoss, held.TakeProfit)));

    public static string Of(FakeBybit exchange) => Sorted(exchange.OpenPositions.Select(held => Line(
        held.Symbol, held.PositionIdx, held.Side.ToString(), held.Size, held.EntryPrice, held.StopLoss, held.TakeProfit)));

    private static string Sorted(IEnumerable<string> lines) => string.Join('\n', lines.Order(StringComparer.Ordinal));

    private static string Line(string symbol, int leg, string side, decimal size, decimal? entry, decimal? stopLoss, decimal? takeProfit) =>
        $"{symbol}#{leg} {side} {Text(size)} @{Text(entry)} sl {Text(stopLoss)} tp {Text(takeProfit)}";

    // The venue model keeps 0 where the wire says "".
    private static string Text(decimal? value) => (value ?? 0).ToString("0.########");
}
