namespace PluginHybrid.Bybit.Rest;

/// <summary>The endpoints used (FACTS §8.3).</summary>
internal static class RestPath
{
    /// <summary>The venue's clock.</summary>
    public const string Time = "/v5/market/time";

    /// <summary>Trading rules of the symbols.</summary>
    public const string Instruments = "/v5/market/instruments-info";

    /// <summary>Prices.</summary>
    public const string Tickers = "/v5/market/tickers";

    /// <summary>What our key may do.</summary>
    public const string QueryKey = "/v5/user/query-api";

    /// <summary>Positions.</summary>
    public const string PositionList = "/v5/position/list";

    /// <summary>Stops of a position.</summary>
    public const string TradingStop = "/v5/position/trading-stop";

    /// <summary>A new order.</summary>
    public const string OrderCreate = "/v5/order/create";

    /// <summary>An end to an order.</summary>
    public const string OrderCancel = "/v5/order/cancel";

    /// <summary>Open and just closed orders.</summary>
    public const string OrderRealtime = "/v5/order/realtime";

    /// <summary>Fills.</summary>
    public const string ExecutionList = "/v5/execution/list";
}
