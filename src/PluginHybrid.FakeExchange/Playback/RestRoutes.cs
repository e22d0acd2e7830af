namespace PluginHybrid.FakeExchange.Playback;

/// <summary>The routes a playback knows by name.</summary>
internal static class RestRoutes
{
    public const string Positions = "/v5/position/list";
    public const string Orders = "/v5/order/realtime";
    public const string Fills = "/v5/execution/list";
    public const string Tickers = "/v5/market/tickers";
    public const string Time = "/v5/market/time";

    /// <summary>The private topic whose frames change what a route tells; null for routes that tell nothing of the account.</summary>
    public static string? TopicOf(string path) => path switch
    {
        Positions => "position",
        Orders => "order",
        Fills => "execution",
        _ => null,
    };

    /// <summary>Routes answered live, never from the file: the clock, and the rights of the key that was really given.</summary>
    public static bool IsLive(string path) => path is Time or "/v5/user/query-api";
}
