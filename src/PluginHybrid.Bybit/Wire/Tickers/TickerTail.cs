namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>The end of a ticker frame of the usual shape: <c>"},"cs":195377749067,"ts":1718995014034}</c>.</summary>
/// <param name="BodyEnd">Where the last value's closing quote stands.</param>
/// <param name="CrossSequence">The venue's <c>cs</c>.</param>
/// <param name="VenueTimeMs">The venue's <c>ts</c>.</param>
internal readonly record struct TickerTail(int BodyEnd, long CrossSequence, long VenueTimeMs)
{
    // Thirteen digits: from 2001 to 2286.
    private const int TimeDigits = 13;
    private const int LowDigits = 8;
    private const ulong LowPower = 100_000_000;

    /// <summary>Reads the end backwards. False for any other shape.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="tail">What was read.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, out TickerTail tail)
    {
        tail = default;
        var timeEnd = frame.Length - 1;
        var timeStart = timeEnd - TimeDigits;
        var crossEnd = timeStart - """,'ts':""".Length;
        if (frame[timeEnd] != '}'
            || !frame[crossEnd..].StartsWith(""","ts":"""u8)
            || frame[timeStart] == '0'
            || !DigitRun.TryRead(frame, timeEnd - LowDigits, TimeDigits - LowDigits, out var timeHigh)
            || !DigitRun.TryRead(frame, timeEnd, LowDigits, out var timeLow)
            || !TryReadCross(frame, crossEnd, out var crossStart, out var cross))
        {
            return false;
        }

        var bodyEnd = crossStart - """'},'cs':""".Length;
        tail = new TickerTail(bodyEnd, cross, (long)((timeHigh * LowPower) + timeLow));
        return frame[bodyEnd..].StartsWith("""
            "},"cs":
            """u8);
    }

    private static bool TryReadCross(ReadOnlySpan<byte> frame, int end, out int start, out long value)
    {
        var lowCount = DigitRun.CountBefore(frame, end);
        var highCount = lowCount == LowDigits ? DigitRun.CountBefore(frame, end - LowDigits) : 0;
        start = end - lowCount - highCount;
        value = 0;

        // Sixteen digits may be part of a longer number; a leading zero is no JSON.
        if (lowCount == 0 || highCount == LowDigits || (frame[start] == '0' && lowCount > 1))
        {
            return false;
        }

        DigitRun.TryRead(frame, end, lowCount, out var low);
        var high = 0ul;
        if (highCount > 0)
        {
            DigitRun.TryRead(frame, end - LowDigits, highCount, out high);
        }

        value = (long)((high * LowPower) + low);
        return true;
    }
}
