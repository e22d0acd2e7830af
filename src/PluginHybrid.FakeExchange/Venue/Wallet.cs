namespace PluginHybrid.FakeExchange.Venue;

/// <summary>One coin of an account.</summary>
/// <param name="Coin"><c>USDT</c> or <c>USDC</c>.</param>
/// <param name="Balance">Balance, realised results included.</param>
/// <param name="CumRealisedPnl">Realised results so far.</param>
/// <param name="UnrealisedPnl">Open results at the mark when this was told.</param>
/// <param name="PositionMargin">Initial margin bound when this was told.</param>
public sealed record Wallet(string Coin, decimal Balance, decimal CumRealisedPnl = 0, decimal UnrealisedPnl = 0, decimal PositionMargin = 0);
