using System.Collections.Immutable;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>The answer of <c>GET /v5/market/tickers</c>.</summary>
/// <param name="Category"><c>linear</c>, <c>inverse</c>, ...</param>
/// <param name="Rows">One per symbol.</param>
public sealed record TickerList(string Category, ImmutableArray<RestTicker> Rows);
