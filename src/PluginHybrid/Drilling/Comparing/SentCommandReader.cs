using System.Globalization;
using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Drilling.Comparing;

/// <summary>Reads commands out of requests as they came to the venue.</summary>
internal static class SentCommandReader
{
    private static readonly (string Field, SentKind Kind, string Word)[] Stops =
    [
        ("stopLoss", SentKind.Stop, "stop"), ("takeProfit", SentKind.TakeProfit, "take profit"), ("trailingStop", SentKind.Trail, "trail"),
    ];

    /// <summary>The leg a command is for.</summary>
    /// <param name="body">The request's body.</param>
    public static (string Symbol, int PositionIdx) LegOf(string body)
    {
        using var document = JsonDocument.Parse(body);
        return (Text(document.RootElement, "symbol"), (int)Number(document.RootElement, "positionIdx"));
    }

    /// <summary>The commands of one request: a request for stops may hold several.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="body">Its body.</param>
    /// <param name="before">The leg when it arrived.</param>
    /// <param name="life">Which life of it.</param>
    /// <param name="retCode">What the venue answers.</param>
    public static IEnumerable<SentCommand> Read(string path, string body, Position before, int life, int retCode)
    {
        using var document = JsonDocument.Parse(body);
        var request = document.RootElement;
        var leg = $"{before.Symbol}#{before.PositionIdx}";
        return path switch
        {
            "/v5/position/trading-stop" => [.. Stops.Where(stop => Text(request, stop.Field).Length > 0).Select(stop =>
            {
                var value = Number(request, stop.Field);
                return new SentCommand(leg, life, stop.Kind, value == 0 ? $"{stop.Word} away" : $"{stop.Word} {SentCommand.Text(value)}")
                {
                    Value = value,
                    StopBefore = before.StopLoss,
                    Side = before.Side,
                    RetCode = retCode,
                };
            })],
            "/v5/order/create" => [Order(request, leg, life, before, retCode)],
            "/v5/order/cancel" => [new SentCommand(leg, life, SentKind.Cancel, "cancel an order") { Side = before.Side, RetCode = retCode }],
            _ => [],
        };
    }

    private static SentCommand Order(JsonElement request, string leg, int life, Position before, int retCode)
    {
        var reduces = request.TryGetProperty("reduceOnly", out var flag) && flag.ValueKind == JsonValueKind.True;
        var how = Text(request, "orderType").ToLowerInvariant();
        return new SentCommand(leg, life, SentKind.Order, $"{Text(request, "side").ToLowerInvariant()} {SentCommand.Text(Number(request, "qty"))} {how}{(reduces ? ", reduce-only" : "")}")
        {
            Value = Number(request, "qty"),
            Side = before.Side,
            ReduceOnly = reduces,
            LinkId = Text(request, "orderLinkId"),
            RetCode = retCode,
        };
    }

    private static string Text(JsonElement request, string name) => request.TryGetProperty(name, out var value)
        ? value.ValueKind == JsonValueKind.String ? value.GetString()! : value.GetRawText()
        : "";

    private static decimal Number(JsonElement request, string name) =>
        decimal.TryParse(Text(request, name), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
