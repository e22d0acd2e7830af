using System.Diagnostics.CodeAnalysis;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Sdk.Views;

/// <summary>Prices as of the event being handled. Symbols with a position are always followed; others are when a plugin asks.</summary>
public interface ITickers
{
    /// <summary>Follows a symbol whether or not a position is held, until the plugin stops. Asking twice is asking once.</summary>
    /// <param name="symbol">As the venue spells it, upper case.</param>
    /// <example><code>Tickers.Watch("BTCUSDT"); // then OnTicker is called for it</code></example>
    void Watch(string symbol);

    /// <summary>No longer follows it for this plugin.</summary>
    /// <param name="symbol">As given to <see cref="Watch"/>.</param>
    /// <example><code>Tickers.Unwatch("BTCUSDT");</code></example>
    void Unwatch(string symbol);

    /// <summary>The newest ticker of a symbol.</summary>
    /// <param name="symbol">As the venue spells it.</param>
    /// <param name="ticker">The ticker, when one came.</param>
    /// <returns>False before the first.</returns>
    /// <example><code>if (Tickers.TryGet("BTCUSDT", out var btc)) { Log.Information($"funding {btc.FundingRate:P4}"); }</code></example>
    bool TryGet(string symbol, [MaybeNullWhen(false)] out TickerUpdate ticker);
}
