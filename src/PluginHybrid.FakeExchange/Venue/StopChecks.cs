using System.Globalization;

namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Whether stops may be set so; the texts are the venue's, prices in them times 10,000 (FACTS §8.3).</summary>
internal sealed class StopChecks(VenueState state, OrderChecks orders)
{
    public Refusal? Check(Account account, StopRequest request)
    {
        if (request.TpslMode.Length == 0 && request.NamesOrderTypes)
        {
            return new Refusal(10001, "slOrderType can not have a value when tpSlMode is empty");
        }

        // A required parameter that is missing reads like "nothing to change" (FACTS §8.3).
        if (request.TpslMode.Length == 0 || request.PositionIdx is not { } idx || NothingAsked(request))
        {
            return new Refusal(34040, "not modified");
        }

        if (!state.Quotes.TryGetValue(request.Symbol, out var quote))
        {
            return new Refusal(10001, "params error: symbol invalid");
        }

        var position = account.Position(request.Symbol, idx);
        return CheckMode(request)
            ?? orders.CheckLeg(account, request.Symbol, idx)
            ?? (position.IsFlat ? new Refusal(10001, "can not set tp/sl/ts for zero position") : null)
            ?? CheckStopLoss(request, position, quote)
            ?? CheckTakeProfit(request, position, quote)
            ?? CheckTrailing(request, position, quote)
            ?? CheckPartial(account, request, position);
    }

    private static bool NothingAsked(StopRequest request) => request is { TakeProfit: null, StopLoss: null, TrailingStop: null };

    private static Refusal? CheckMode(StopRequest request) =>
        request.TpslMode is not ("Full" or "Partial") ? new Refusal(10001, "params error: tpslMode invalid")
        : request is { TpslMode: "Full", AsksForLimit: true } ? new Refusal(10001, "tpOrderType or slOrderType can only be Market in Full mode")
        : request is { TpslMode: "Partial", TpSize: { } tp, SlSize: { } sl } && tp != sl ? new Refusal(10001, "tpSize and slSize must be equal")
        : null;

    private static Refusal? CheckStopLoss(StopRequest request, Position position, Quote quote)
    {
        if (request.StopLoss is not { } stop || stop == 0)
        {
            return null;
        }

        var basePrice = quote.Watched(request.SlTriggerBy);
        var name = request.TpslMode == "Partial" ? "PartialStopLoss" : "StopLoss";
        var wrongSide = position.Side == Side.Buy ? stop >= basePrice : stop <= basePrice;
        var beyond = position.Side == Side.Buy ? stop <= position.LiquidationPrice : stop >= position.LiquidationPrice;
        var should = position.Side == Side.Buy ? "lower than" : "greater than";
        var setFor = $"set for {position.Side} position should";
        return wrongSide ? new Refusal(10001, $"{name}:{Scaled(stop)} {setFor} {should} base_price:{Scaled(basePrice)}??{request.SlTriggerBy}")
            : beyond ? new Refusal(
                10001,
                $"{name}:{Plain(stop)} {setFor} be between liq_price:{Plain(position.LiquidationPrice)} and base_price:{Plain(basePrice)}??{request.SlTriggerBy}")
            : null;
    }

    private static Refusal? CheckTakeProfit(StopRequest request, Position position, Quote quote)
    {
        if (request.TakeProfit is not { } target || target == 0)
        {
            return null;
        }

        var basePrice = quote.Watched(request.TpTriggerBy);
        var name = request.TpslMode == "Partial" ? "PartialTakeProfit" : "TakeProfit";
        var wrongSide = position.Side == Side.Buy ? target <= basePrice : target >= basePrice;
        var should = position.Side == Side.Buy ? "higher than" : "lower than";
        return wrongSide
            ? new Refusal(10001, $"{name}:{Scaled(target)} set for {position.Side} position should be {should} base_price:{Scaled(basePrice)}??{request.TpTriggerBy}")
            : null;
    }

    private static Refusal? CheckTrailing(StopRequest request, Position position, Quote quote)
    {
        if (request.TrailingStop is not > 0 || request.ActivePrice == 0)
        {
            return null;
        }

        var (active, last) = (request.ActivePrice, quote.Now.Last);
        var wrongSide = position.Side == Side.Buy ? active < last : active > last;
        var should = position.Side == Side.Buy ? "greater" : "less";
        return wrongSide
            ? new Refusal(
                10001,
                $"TrailingProfit:{Plain(active)} set for {position.Side} position should be {should} than entry_price:{Plain(position.EntryPrice)} and last_price:{Plain(last)}")
            : null;
    }

    private Refusal? CheckPartial(Account account, StopRequest request, Position position)
    {
        if (request.TpslMode != "Partial")
        {
            return null;
        }

        var (size, asked) = (request.SlSize ?? request.TpSize, (request.StopLoss > 0 ? 1 : 0) + (request.TakeProfit > 0 ? 1 : 0));
        var have = account.OpenOrders.Count(order => order.Symbol == request.Symbol && order.Stop is StopKind.PartialStopLoss or StopKind.PartialTakeProfit);
        return size is not > 0 || size > position.Size ? new Refusal(10001, "tpSize or slSize invalid")
            : have + asked > state.Rules.PartialStopsMax ? new Refusal(110061, "The number of TP/SL orders exceeds the limit")
            : null;
    }

    private static string Scaled(decimal price) => (price * 10_000).ToString("0", CultureInfo.InvariantCulture);

    private static string Plain(decimal price) => price.ToString("0.########", CultureInfo.InvariantCulture);
}
