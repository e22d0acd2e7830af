namespace PluginHybrid.Core.Rest;

/// <summary>A read the session asks for. The venue's room makes it, within its budgets.</summary>
/// <param name="Id">Unique within the session; the answer carries it back.</param>
public abstract record RestCall(long Id);

/// <summary>Measure the venue's clock.</summary>
/// <param name="Id">Unique within the session.</param>
public sealed record MeasureClock(long Id) : RestCall(Id);

/// <summary>One page of <c>GET /v5/position/list</c>, category linear, limit 200.</summary>
/// <param name="Id">Unique within the session.</param>
/// <param name="SettleCoin"><c>USDT</c> or <c>USDC</c>: rows with size above zero only. Empty when <paramref name="Symbol"/> is given.</param>
/// <param name="Symbol">One symbol: its rows even when flat. Empty when <paramref name="SettleCoin"/> is given.</param>
/// <param name="Cursor">The cursor of the page before exactly as the venue gave it, or empty for the first.</param>
public sealed record ReadPositions(long Id, string SettleCoin, string Symbol, string Cursor) : RestCall(Id);
