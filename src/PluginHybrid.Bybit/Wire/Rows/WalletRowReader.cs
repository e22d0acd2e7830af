using System.Collections.Immutable;
using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Rows;

/// <summary>Reads the accounts of a wallet frame into one row per coin (FACTS §7).</summary>
internal static class WalletRowReader
{
    private static readonly Members<WalletRow> CoinMembers = new(
        ("coin", (ref value, row) => row with { Coin = value.Text() }),
        ("walletBalance", (ref value, row) => row with { WalletBalance = value.Figure() }),
        ("equity", (ref value, row) => row with { Equity = value.Figure() }));

    private static readonly Members<Account> AccountMembers = new(
        ("accountType", (ref value, account) => account with { Type = value.Text() }),
        ("coin", (ref value, account) => account with { Coins = value.List(ReadCoin) }));

    /// <summary>Reads one account.</summary>
    /// <param name="reader">Stands on the account's first brace.</param>
    public static ImmutableArray<WalletRow> ReadAccount(ref Utf8JsonReader reader)
    {
        var account = AccountMembers.Read(ref reader, new Account("", []));
        return [.. account.Coins.Select(coin => coin with { AccountType = account.Type })];
    }

    private static WalletRow ReadCoin(ref Utf8JsonReader reader)
    {
        var row = CoinMembers.Read(ref reader, new WalletRow("", "", null, null));
        return row.Coin.Length == 0 ? throw new WireFormatException("a wallet row names no coin") : row;
    }

    private readonly record struct Account(string Type, ImmutableArray<WalletRow> Coins);
}
