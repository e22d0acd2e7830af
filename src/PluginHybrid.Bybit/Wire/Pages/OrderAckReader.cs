using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads the result of <c>POST /v5/order/create</c> and <c>/v5/order/cancel</c>.</summary>
internal static class OrderAckReader
{
    private static readonly Members<OrderAck> Members = new(
        ("orderId", (ref value, ack) => ack with { OrderId = value.Text() }),
        ("orderLinkId", (ref value, ack) => ack with { OrderLinkId = value.Text() }));

    /// <summary>Reads it. An answer that names no order is refused.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static OrderAck Read(ref Utf8JsonReader reader)
    {
        var ack = Members.Read(ref reader, new OrderAck("", ""));
        return ack is { OrderId: "", OrderLinkId: "" } ? throw new WireFormatException("the answer names no order") : ack;
    }
}
