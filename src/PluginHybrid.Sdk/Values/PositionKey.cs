namespace PluginHybrid.Sdk.Values;

/// <summary>Names one leg of one position. Two hedge legs of a symbol differ only in <see cref="PositionIdx"/>.</summary>
/// <param name="Account">Our name of the account; <c>main</c> unless configured otherwise.</param>
/// <param name="Symbol">The venue's symbol, for example <c>BTCUSDT</c>.</param>
/// <param name="PositionIdx">0 one-way, 1 the buy leg, 2 the sell leg of hedge mode.</param>
/// <example><code>
/// PositionKey leg = update.Position.Key;
/// var isHedge = leg.PositionIdx != 0;
/// Log.Debug($"{leg.Account} {leg.Symbol} {(isHedge ? "hedge" : "one-way")}; the account is {PositionKey.MainAccount} by default");
/// </code></example>
public readonly record struct PositionKey(string Account, string Symbol, int PositionIdx) : IComparable<PositionKey>
{
    /// <summary>The account every key carries until many accounts exist.</summary>
    public const string MainAccount = "main";

    /// <summary>Orders by account, symbol and leg, in ordinal order: stable on every machine.</summary>
    /// <param name="other">The key to compare with.</param>
    public int CompareTo(PositionKey other)
    {
        var byAccount = string.CompareOrdinal(Account, other.Account);
        if (byAccount != 0)
        {
            return byAccount;
        }

        var bySymbol = string.CompareOrdinal(Symbol, other.Symbol);
        return bySymbol != 0 ? bySymbol : PositionIdx.CompareTo(other.PositionIdx);
    }

    /// <summary><c>BTCUSDT#0</c>; with the account in front when it is not <c>main</c>.</summary>
    public override string ToString() =>
        Account == MainAccount ? $"{Symbol}#{PositionIdx}" : $"{Account}/{Symbol}#{PositionIdx}";

    /// <summary>True when <paramref name="left"/> comes first.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator <(PositionKey left, PositionKey right) => left.CompareTo(right) < 0;

    /// <summary>True when <paramref name="left"/> comes last.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator >(PositionKey left, PositionKey right) => left.CompareTo(right) > 0;

    /// <summary>True when <paramref name="left"/> comes first or both are equal.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator <=(PositionKey left, PositionKey right) => left.CompareTo(right) <= 0;

    /// <summary>True when <paramref name="left"/> comes last or both are equal.</summary>
    /// <param name="left">One key.</param>
    /// <param name="right">The other.</param>
    public static bool operator >=(PositionKey left, PositionKey right) => left.CompareTo(right) >= 0;
}
