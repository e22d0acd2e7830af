using System.Text.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>What a message should read to, as <see cref="FrameText"/>, told by <see cref="JsonDocument"/>.</summary>
internal static class OracleFrames
{
    private static readonly (TickerFields Field, string Name)[] Prices =
    [
        (TickerFields.Mark, "markPrice"),
        (TickerFields.Last, "lastPrice"),
        (TickerFields.Index, "indexPrice"),
        (TickerFields.Bid, "bid1Price"),
        (TickerFields.Ask, "ask1Price"),
        (TickerFields.Funding, "fundingRate"),
        (TickerFields.NextFunding, "nextFundingTime"),
    ];

    public static string Read(ReadOnlySpan<byte> utf8, Func<string, bool> isKnownSymbol)
    {
        try
        {
            using var json = JsonDocument.Parse(utf8.ToArray());
            var root = json.RootElement;
            var topic = Oracle.Text(root, "topic");
            return topic.Length > 0 ? Data(root, topic, isKnownSymbol) : Control(root);
        }
        catch (Exception cannotTell) when (cannotTell is JsonException or FormatException or InvalidOperationException
            or OverflowException or ArgumentException or KeyNotFoundException)
        {
            return FrameText.Unreadable;
        }
    }

    private static string Data(JsonElement root, string topic, Func<string, bool> isKnownSymbol)
    {
        if (topic.StartsWith("tickers.", StringComparison.Ordinal))
        {
            return Ticker(root, topic["tickers.".Length..], isKnownSymbol);
        }

        var parts = topic.Split('.');
        var category = parts[^1] is "linear" or "inverse" or "option" or "spot" ? parts[^1] : "";
        return parts[0] switch
        {
            "position" => Private(root, "position", row => OracleRows.Position(row, category)),
            "order" => Private(root, "order", row => OracleRows.Order(row, category)),
            "execution" when parts.Length > 1 && parts[1] == "fast" =>
                Private(root, "execution", row => OracleRows.Execution(row, category, "Trade")),
            "execution" => Private(root, "execution", row => OracleRows.Execution(row, category)),
            "wallet" => FrameText.Rows("wallet", Made(root), root.GetProperty("data").EnumerateArray().SelectMany(OracleRows.Wallet)),
            _ => "other",
        };
    }

    private static string Private<T>(JsonElement root, string what, Func<JsonElement, T> row) =>
        FrameText.Rows(what, Made(root), root.GetProperty("data").EnumerateArray().Select(row));

    private static DateTimeOffset Made(JsonElement root) =>
        Oracle.Instant(root, "creationTime") ?? throw new FormatException("creationTime");

    private static string Ticker(JsonElement root, string symbol, Func<string, bool> isKnownSymbol)
    {
        var data = root.GetProperty("data");
        var isSnapshot = Oracle.Text(root, "type") switch
        {
            "snapshot" => true,
            "delta" => false,
            var other => throw new FormatException(other),
        };
        if (symbol.Length == 0 || (Oracle.Text(data, "symbol") is { Length: > 0 } own && own != symbol))
        {
            throw new FormatException("symbol");
        }

        var cross = Oracle.Whole(root, "cs") is >= 0 and var value ? value : throw new FormatException("cs");
        var venueTime = Oracle.Instant(root, "ts") ?? throw new FormatException("ts");
        var prices = Prices
            .Where(price => Oracle.Find(data, price.Name) is not null)
            .Select(price => (price.Field, price.Field == TickerFields.NextFunding ? Moment(Oracle.Figure(data, price.Name)) : Oracle.Figure(data, price.Name)));
        return FrameText.Ticker(isKnownSymbol(symbol) ? symbol : "", isSnapshot, cross, venueTime.ToUnixTimeMilliseconds(), prices);
    }

    // A time that no calendar has is no time.
    private static decimal? Moment(decimal? figure) =>
        figure is { } ms ? ms is > 0 and < 253_402_300_800_000m ? decimal.Truncate(ms) : 0 : null;

    private static string Control(JsonElement root)
    {
        var message = Oracle.Text(root, "ret_msg");
        var id = Oracle.Text(root, "req_id");
        var success = Oracle.Find(root, "success")?.GetBoolean();
        return Oracle.Text(root, "op") switch
        {
            "auth" => $"auth {id}|{Told(success)}|{message}",
            "subscribe" => $"reply {id}|True|{Verdict(Told(success), message)}",
            "unsubscribe" => $"reply {id}|False|{Verdict(Told(success), message)}",
            "pong" => $"pong {id}",
            "ping" when success != false => $"pong {id}",
            "" when Oracle.Text(root, "type") == "COMMAND_RESP" => Command(root, id, Told(success), message),
            _ => "other",
        };
    }

    private static bool Told(bool? success) => success ?? throw new FormatException("success");

    private static string Command(JsonElement root, string id, bool success, string message)
    {
        var named = Oracle.Find(root, "data") is { } data ? Oracle.Find(data, "failTopics") : null;
        var failed = named?.EnumerateArray().Select(topic => topic.GetString()).ToList() ?? [];
        var verdict = success && failed.Count == 0 ? SubscribeVerdict.Confirmed : SubscribeVerdict.Refused;
        return $"reply {id}|True|{verdict}|{failed.FirstOrDefault()}|{message}";
    }

    private static string Verdict(bool success, string message)
    {
        if (success)
        {
            return $"{SubscribeVerdict.Confirmed}||{message}";
        }

        var verdict = message switch
        {
            _ when message.StartsWith("error:already subscribed", StringComparison.OrdinalIgnoreCase) => SubscribeVerdict.AlreadySubscribed,
            _ when message.StartsWith("error:handler not found", StringComparison.OrdinalIgnoreCase) => SubscribeVerdict.UnknownTopic,
            _ when message.Contains("not authorized", StringComparison.OrdinalIgnoreCase) => SubscribeVerdict.NotAuthorized,
            _ when message.Contains("needs auth", StringComparison.OrdinalIgnoreCase) => SubscribeVerdict.NotAuthorized,
            _ => SubscribeVerdict.Refused,
        };
        var parts = message.Split(",topic:", 2);
        return $"{verdict}|{(parts.Length == 2 ? parts[1].Trim() : "")}|{message}";
    }
}
