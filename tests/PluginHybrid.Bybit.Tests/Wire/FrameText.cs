using System.Collections.Immutable;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Writes down all a frame says, so that two opinions on it can be compared as texts. Scales of numbers show.</summary>
internal static class FrameText
{
    /// <summary>What stands for a message that nobody could read.</summary>
    public const string Unreadable = "unreadable";

    public static string Of(WireFrame frame) => frame switch
    {
        TickerFrame ticker => Ticker(ticker),
        PositionFrame position => Rows("position", position.CreationTime, position.Rows),
        OrderFrame order => Rows("order", order.CreationTime, order.Rows),
        ExecutionFrame execution => Rows("execution", execution.CreationTime, execution.Rows),
        WalletFrame wallet => Rows("wallet", wallet.CreationTime, wallet.Rows),
        AuthReply auth => $"auth {auth.ReqId}|{auth.Success}|{auth.Message}",
        SubscribeReply reply => $"reply {reply.ReqId}|{reply.IsSubscribe}|{reply.Verdict}|{reply.Topic}|{reply.Message}",
        PongFrame pong => $"pong {pong.ReqId}",
        OtherFrame => "other",
        MalformedFrame => Unreadable,
        _ => throw new ArgumentOutOfRangeException(nameof(frame)),
    };

    public static string Rows<T>(string what, DateTimeOffset made, IEnumerable<T> rows) => $"{what} {made:O}\n{string.Join('\n', rows)}";

    public static string Ticker(
        string symbol, bool isSnapshot, long cross, long venueTime, IEnumerable<(TickerFields Field, decimal? Price)> prices) =>
        $"ticker {symbol}|{isSnapshot}|{cross}|{venueTime}|{string.Join(' ', prices.Select(price => $"{price.Field}={price.Price}"))}";

    private static string Ticker(TickerFrame frame)
    {
        ImmutableArray<(TickerFields Field, decimal Price)> all =
        [
            (TickerFields.Mark, frame.MarkPrice),
            (TickerFields.Last, frame.LastPrice),
            (TickerFields.Index, frame.IndexPrice),
            (TickerFields.Bid, frame.BidPrice),
            (TickerFields.Ask, frame.AskPrice),
            (TickerFields.Funding, frame.FundingRate),
            (TickerFields.NextFunding, frame.NextFundingMs),
        ];
        var stated = all
            .Where(price => frame.Stated.HasFlag(price.Field))
            .Select(price => (price.Field, frame.Empty.HasFlag(price.Field) ? (decimal?)null : price.Price));
        Assert.Equal(frame.Empty, frame.Empty & frame.Stated);
        return Ticker(frame.Symbol?.Name ?? "", frame.IsSnapshot, frame.CrossSequence, frame.VenueTimeMs, stated);
    }
}
