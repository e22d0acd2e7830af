namespace PluginHybrid.Sdk.Events;

/// <summary>One coin of the venue's <c>wallet</c> topic. Only coins that changed are sent.</summary>
/// <param name="Stamp">Place and time.</param>
/// <param name="AccountType"><c>UNIFIED</c>, <c>CONTRACT</c>, ...</param>
/// <param name="Coin">For example <c>USDT</c>.</param>
/// <param name="WalletBalance">Balance without unrealised results; <c>null</c> when empty.</param>
/// <param name="Equity">Balance with unrealised results at the time of the frame; <c>null</c> when empty.</param>
/// <param name="VenueTime">The venue's clock: the frame's creation time.</param>
/// <example><code>
/// public override ValueTask OnWallet(WalletUpdate wallet)
/// {
///     Log.Information($"{wallet.AccountType} {wallet.Coin}: {wallet.WalletBalance} of {wallet.Equity} at {wallet.VenueTime:T}");
///     return default;
/// }
/// </code></example>
public readonly record struct WalletUpdate(
    EventStamp Stamp, string AccountType, string Coin, decimal? WalletBalance, decimal? Equity, DateTimeOffset VenueTime) : IHybridEvent
{
    /// <inheritdoc />
    public string Name => EventNames.WalletUpdate;
}
