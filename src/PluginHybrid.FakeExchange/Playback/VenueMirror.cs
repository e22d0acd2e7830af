using System.Globalization;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Lets the venue model hold what the recording tells, for those who look at the model: fault scripts and tests. Called under the exchange's lock.</summary>
internal sealed class VenueMirror(Exchange exchange)
{
    public void Held(RawRow row)
    {
        var (symbol, leg) = (row["symbol"], (int)Number(row["positionIdx"]));
        var size = Number(row["size"]);
        exchange.Do(venue =>
        {
            if (venue.Quote(symbol) is null)
            {
                return;
            }

            venue.Accounts[0].Put(new Position
            {
                Symbol = symbol,
                PositionIdx = leg,
                Side = row["side"] switch { "Buy" => Side.Buy, "Sell" => Side.Sell, _ => Side.None },
                Size = size,
                EntryPrice = Number(row["avgPrice"]),
                MarkPrice = Number(row["markPrice"]),
                TakeProfit = Number(row["takeProfit"]),
                StopLoss = Number(row["stopLoss"]),
                TrailingStop = Number(row["trailingStop"]),
                CreatedMs = (long)Number(row["createdTime"]),
                UpdatedMs = (long)Number(row["updatedTime"]),
                OpenMs = (long)Number(row["openTime"]),
                Seq = (long)Number(row["seq"]),
            });
        });
        exchange.Controls.Moments?.Held(symbol, leg, size == 0 ? 0 : row["side"] == "Sell" ? -1 : 1);
    }

    public void Moved(string symbol, TickerState ticker) => exchange.Do(venue =>
        venue.Quote(symbol)?.Move(ticker.Price("lastPrice"), ticker.Price("markPrice"), ticker.Price("indexPrice")));

    public static HeldLeg Leg(RawRow row, decimal mark) => new(
        row["symbol"], (int)Number(row["positionIdx"]), row["side"], Number(row["size"]), Number(row["avgPrice"]), Number(row["stopLoss"]), mark);

    private static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
