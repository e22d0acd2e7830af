namespace PluginHybrid.Core.Rest;

/// <summary>Looks an order up by our id, open or closed a short while ago (<c>GET /v5/order/realtime</c>).</summary>
/// <param name="Id">Unique within the session.</param>
/// <param name="Symbol">The venue's symbol.</param>
/// <param name="OrderLinkId">Our id.</param>
public sealed record FindOrder(long Id, string Symbol, string OrderLinkId) : RestCall(Id);

/// <summary>Reads a symbol's open orders, every page (<c>GET /v5/order/realtime</c>).</summary>
/// <param name="Id">Unique within the session.</param>
/// <param name="Symbol">The venue's symbol.</param>
public sealed record ReadOpenOrders(long Id, string Symbol) : RestCall(Id);

/// <summary>Reads the trading rules of all symbols (<c>GET /v5/market/instruments-info</c>, every page).</summary>
/// <param name="Id">Unique within the session.</param>
public sealed record ReadInstruments(long Id) : RestCall(Id);
