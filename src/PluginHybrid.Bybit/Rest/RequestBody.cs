using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Rest;

/// <summary>Writes the bodies of the requests that change something, and refuses what must not be sent.</summary>
/// <remarks>
/// Required parameters are always there and spelled as the venue spells them: it ignores unknown names in silence
/// (<c>tpSlMode</c>), and says 34040 both for a missing one and for "it was so before" (FACTS §8.3).
/// </remarks>
internal static class RequestBody
{
    private const int LinkIdMax = 36;

    private static readonly SearchValues<char> LinkIdLetters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    /// <summary>The body of <c>POST /v5/position/trading-stop</c>.</summary>
    /// <param name="stop">The stops.</param>
    public static string Of(TradingStop stop)
    {
        if (stop is { StopLoss: null, TakeProfit: null, TrailingStop: null, ActivePrice: null })
        {
            throw new ArgumentException("A trading stop without any leg changes nothing; the venue would answer 34040.", nameof(stop));
        }

        return Written(json =>
        {
            WriteTarget(json, stop.Symbol);
            json.WriteString("tpslMode", stop.Quantity is null ? "Full" : "Partial");
            WriteLeg(json, stop.PositionIdx);
            WriteFigure(json, "takeProfit", stop.TakeProfit);
            WriteFigure(json, "stopLoss", stop.StopLoss);
            WriteFigure(json, "trailingStop", stop.TrailingStop);
            WriteFigure(json, "activePrice", stop.ActivePrice);
            WriteTrigger(json, "tpTriggerBy", stop.TakeProfitTrigger);
            WriteTrigger(json, "slTriggerBy", stop.StopLossTrigger);
            WriteFigure(json, "tpSize", stop.TakeProfit is null ? null : stop.Quantity);
            WriteFigure(json, "slSize", stop.StopLoss is null ? null : stop.Quantity);
        });
    }

    /// <summary>The body of <c>POST /v5/order/create</c>: <c>reduceOnly</c> is true whatever is asked.</summary>
    /// <param name="order">The order.</param>
    public static string Of(ReduceOnlyOrder order)
    {
        if (order.Side is not (Side.Buy or Side.Sell))
        {
            throw new ArgumentException($"An order buys or sells; found side {order.Side}.", nameof(order));
        }

        if (order is { Quantity: null, LimitPrice: not null } or { Quantity: <= 0 } or { LimitPrice: <= 0 })
        {
            throw new ArgumentException(
                "Wanted a positive quantity and price, or neither: closing all there is goes by a market order only.", nameof(order));
        }

        return Written(json =>
        {
            WriteTarget(json, order.Symbol);
            json.WriteString("side", order.Side == Side.Buy ? "Buy" : "Sell");
            json.WriteString("orderType", order.LimitPrice is null ? "Market" : "Limit");
            json.WriteString("qty", Digits(order.Quantity ?? 0));
            WriteFigure(json, "price", order.LimitPrice);
            json.WriteString("timeInForce", order.LimitPrice is null ? "IOC" : "GTC");
            WriteLeg(json, order.PositionIdx);
            json.WriteBoolean("reduceOnly", true);
            if (order.Quantity is null)
            {
                json.WriteBoolean("closeOnTrigger", true);
            }

            json.WriteString("orderLinkId", Checked(order.OrderLinkId));
        });
    }

    /// <summary>The body of <c>POST /v5/order/cancel</c>.</summary>
    /// <param name="symbol">The venue's symbol.</param>
    /// <param name="name">Which order.</param>
    public static string Of(string symbol, OrderName name) => Written(json =>
    {
        WriteTarget(json, symbol);
        if (string.IsNullOrEmpty(name.OrderId))
        {
            json.WriteString("orderLinkId", Checked(name.OrderLinkId));
        }
        else
        {
            json.WriteString("orderId", name.OrderId);
        }
    });

    /// <summary>Lets an order link id through that the venue will take, and no other.</summary>
    /// <param name="orderLinkId">The id.</param>
    public static string Checked(string orderLinkId) =>
        orderLinkId is { Length: > 0 and <= LinkIdMax } && !orderLinkId.AsSpan().ContainsAnyExcept(LinkIdLetters)
            ? orderLinkId
            : throw new ArgumentException(
                $"An order link id has 1 to {LinkIdMax} of letters, digits, '-' and '_'; found \"{orderLinkId}\".", nameof(orderLinkId));

    private static string Written(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteTarget(Utf8JsonWriter json, string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        json.WriteString("category", "linear");
        json.WriteString("symbol", symbol);
    }

    private static void WriteLeg(Utf8JsonWriter json, int positionIdx)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(positionIdx);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(positionIdx, 2);
        json.WriteNumber("positionIdx", positionIdx);
    }

    private static void WriteFigure(Utf8JsonWriter json, string name, decimal? figure)
    {
        if (figure is { } given)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(given, name);
            json.WriteString(name, Digits(given));
        }
    }

    private static void WriteTrigger(Utf8JsonWriter json, string name, StopTrigger? trigger)
    {
        if (trigger is { } given)
        {
            json.WriteString(name, given.ToString());
        }
    }

    private static string Digits(decimal figure) => figure.ToString(CultureInfo.InvariantCulture);
}
