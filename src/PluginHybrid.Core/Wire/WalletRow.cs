namespace PluginHybrid.Core.Wire;

/// <summary>One coin of a wallet frame.</summary>
/// <param name="AccountType"><c>UNIFIED</c>, <c>CONTRACT</c>, ...</param>
/// <param name="Coin">For example <c>USDT</c>.</param>
/// <param name="WalletBalance">Balance; <c>null</c> when empty.</param>
/// <param name="Equity">Equity; <c>null</c> when empty.</param>
public sealed record WalletRow(string AccountType, string Coin, decimal? WalletBalance, decimal? Equity);
