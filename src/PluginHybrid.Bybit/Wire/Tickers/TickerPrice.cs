using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Reads a price straight from its digits; one of unusual length goes through <see cref="DecimalText"/>.</summary>
internal static class TickerPrice
{
    private static readonly ulong[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>Reads a price, keeping its scale. False when the text is no number.</summary>
    /// <param name="frame">The message; at least sixteen bytes of it lie before the price.</param>
    /// <param name="start">First byte of the price.</param>
    /// <param name="end">Byte after the last.</param>
    /// <param name="price">The price.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, int start, int end, out decimal price)
    {
        var text = frame[start..end];
        var whole = text.IndexOf((byte)'.');
        var scale = whole < 0 ? 0 : text.Length - whole - 1;
        whole = whole < 0 ? text.Length : whole;
        var isShort = whole is > 0 and <= DigitRun.Longest && scale <= DigitRun.Longest && (scale > 0 || whole == text.Length);
        if (!isShort || (text[0] == '0' && whole > 1))
        {
            return DecimalText.TryRead(text, out price);
        }

        var isDigits = DigitRun.TryRead(frame, start + whole, whole, out var value);
        if (scale > 0)
        {
            isDigits &= DigitRun.TryRead(frame, end, scale, out var fraction);
            value = (value * Powers[scale]) + fraction;
        }

        price = new decimal((int)value, (int)(value >> 32), 0, false, (byte)scale);
        return isDigits || DecimalText.TryRead(text, out price);
    }
}
