namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Names a row of the position list; sorts by symbol, then leg.</summary>
internal readonly record struct PositionLeg(string Symbol, int PositionIdx) : IComparable<PositionLeg>
{
    public int CompareTo(PositionLeg other)
    {
        var bySymbol = string.CompareOrdinal(Symbol, other.Symbol);
        return bySymbol != 0 ? bySymbol : PositionIdx.CompareTo(other.PositionIdx);
    }
}
