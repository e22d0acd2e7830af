using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>A wallet as the private stream writes it: one account, only the coin concerned (FACTS §7).</summary>
internal static class WalletRows
{
    public static void Write(Utf8JsonWriter json, Wallet wallet)
    {
        var equity = wallet.Balance + wallet.UnrealisedPnl;
        var free = equity - wallet.PositionMargin;
        var rate = equity == 0 ? 0 : Math.Round(wallet.PositionMargin / equity, 4);
        json.WriteStartObject();
        json.WriteString("accountIMRate", WireText.Number(rate));
        json.WriteString("accountMMRate", WireText.Number(Math.Round(rate / 20, 4)));
        json.WriteString("accountIMRateByMp", WireText.Number(rate));
        json.WriteString("accountMMRateByMp", WireText.Number(Math.Round(rate / 20, 4)));
        json.WriteString("totalEquity", WireText.Number(equity));
        json.WriteString("totalWalletBalance", WireText.Number(wallet.Balance));
        json.WriteString("totalMarginBalance", WireText.Number(equity));
        json.WriteString("totalAvailableBalance", WireText.Number(free));
        json.WriteString("totalPerpUPL", WireText.Number(wallet.UnrealisedPnl));
        json.WriteString("totalInitialMargin", WireText.Number(wallet.PositionMargin));
        json.WriteString("totalMaintenanceMargin", WireText.Number(wallet.PositionMargin / 20));
        json.WriteString("totalInitialMarginByMp", WireText.Number(wallet.PositionMargin));
        json.WriteString("totalMaintenanceMarginByMp", WireText.Number(wallet.PositionMargin / 20));
        json.WriteStartArray("coin");
        WriteCoin(json, wallet, equity);
        json.WriteEndArray();
        json.WriteString("accountLTV", "0");
        json.WriteString("accountType", "UNIFIED");
        json.WriteEndObject();
    }

    private static void WriteCoin(Utf8JsonWriter json, Wallet wallet, decimal equity)
    {
        json.WriteStartObject();
        json.WriteString("coin", wallet.Coin);
        json.WriteString("equity", WireText.Number(equity));
        json.WriteString("usdValue", WireText.Number(equity));
        json.WriteString("walletBalance", WireText.Number(wallet.Balance));
        json.WriteString("availableToWithdraw", "");
        json.WriteString("availableToBorrow", "");
        json.WriteString("borrowAmount", "0");
        json.WriteString("accruedInterest", "0");
        json.WriteString("totalOrderIM", "0");
        json.WriteString("totalPositionIM", WireText.Number(wallet.PositionMargin));
        json.WriteString("totalPositionMM", WireText.Number(wallet.PositionMargin / 20));
        json.WriteString("unrealisedPnl", WireText.Number(wallet.UnrealisedPnl));
        json.WriteString("cumRealisedPnl", WireText.Number(wallet.CumRealisedPnl));
        json.WriteString("bonus", "0");
        json.WriteBoolean("collateralSwitch", true);
        json.WriteBoolean("marginCollateral", true);
        json.WriteString("locked", "0");
        json.WriteString("spotHedgingQty", "0");
        json.WriteString("spotBorrow", "0");
        json.WriteEndObject();
    }
}
