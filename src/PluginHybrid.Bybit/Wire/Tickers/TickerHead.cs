namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>The start of a ticker frame of the usual shape: <c>{"topic":"tickers.BTCUSDT","type":"delta","data":{"</c>.</summary>
/// <param name="SymbolEnd">Byte after the topic's symbol, which starts at <see cref="SymbolStart"/>.</param>
/// <param name="IsSnapshot">True for a snapshot, false for a delta.</param>
/// <param name="BodyStart">First byte of the first key.</param>
internal readonly record struct TickerHead(int SymbolEnd, bool IsSnapshot, int BodyStart)
{
    private const int LongestSymbol = 40;

    /// <summary>Where the topic's symbol starts.</summary>
    public static int SymbolStart => Prefix.Length;

    private static ReadOnlySpan<byte> Prefix => """{"topic":"tickers."""u8;

    private static ReadOnlySpan<byte> Delta => """
        ","type":"delta","data":{"
        """u8;

    private static ReadOnlySpan<byte> Snapshot => """
        ","type":"snapshot","data":{"
        """u8;

    /// <summary>Reads the start. False for any other shape.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="head">What was read.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, out TickerHead head)
    {
        head = default;
        if (!frame.StartsWith(Prefix))
        {
            return false;
        }

        var length = frame.Slice(SymbolStart, LongestSymbol).IndexOf((byte)'"');
        if (length <= 0)
        {
            return false;
        }

        var symbolEnd = SymbolStart + length;
        var rest = frame[symbolEnd..];
        if (rest.StartsWith(Delta))
        {
            head = new TickerHead(symbolEnd, IsSnapshot: false, symbolEnd + Delta.Length);
            return true;
        }

        head = new TickerHead(symbolEnd, IsSnapshot: true, symbolEnd + Snapshot.Length);
        return rest.StartsWith(Snapshot);
    }
}
