using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Reads a value that starts behind its key's <c>":"</c>, straight from its digits.</summary>
internal static class TickerValue
{
    private const int SeparatorLength = 3;
    private static readonly ulong[] Powers = [1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

    /// <summary>True when the value is this text.</summary>
    /// <param name="message">The message.</param>
    /// <param name="keyEnd">The key's closing quote.</param>
    /// <param name="wanted">The text.</param>
    public static bool Is(ReadOnlySpan<byte> message, int keyEnd, ReadOnlySpan<byte> wanted)
    {
        var value = message[(keyEnd + SeparatorLength)..];
        return value.StartsWith(wanted) && value[wanted.Length] == '"';
    }

    /// <summary>States a price in the frame, keeping its scale. False when the value is no number.</summary>
    /// <param name="message">The message; sixteen bytes of it lie on either side of the value's start.</param>
    /// <param name="keyEnd">The key's closing quote.</param>
    /// <param name="field">Which price; none is no fault.</param>
    /// <param name="frame">The frame.</param>
    public static bool TryTakePrice(ReadOnlySpan<byte> message, int keyEnd, TickerFields field, TickerFrame frame)
    {
        if (field == TickerFields.None)
        {
            return true;
        }

        var start = keyEnd + SeparatorLength;
        var text = Vector128.LoadUnsafe(ref MemoryMarshal.GetReference(message), (nuint)start);
        var length = BitOperations.TrailingZeroCount(Vector128.Equals(text, Vector128.Create((byte)'"')).ExtractMostSignificantBits());
        if (length == 0)
        {
            frame.State(field, null);
            return true;
        }

        var points = Vector128.Equals(text, Vector128.Create((byte)'.')).ExtractMostSignificantBits();
        var whole = Math.Min(length, BitOperations.TrailingZeroCount(points));
        if (!TryReadShort(message, start, whole, length, out var price) && !TryReadAny(message[start..], out price))
        {
            return false;
        }

        frame.State(field, price);
        return true;
    }

    // No more than eight digits on either side of the point: nearly every price there is.
    private static bool TryReadShort(ReadOnlySpan<byte> message, int start, int whole, int length, out decimal price)
    {
        price = 0;
        var scale = Math.Max(0, length - whole - 1);
        var isShort = whole is > 0 and <= DigitRun.Longest && scale <= DigitRun.Longest;
        if (!isShort || (scale == 0 && whole != length) || (message[start] == '0' && whole > 1))
        {
            return false;
        }

        var isDigits = DigitRun.TryRead(message, start + whole, whole, out var digits);
        if (scale > 0)
        {
            isDigits &= DigitRun.TryRead(message, start + length, scale, out var fraction);
            digits = (digits * Powers[scale]) + fraction;
        }

        price = new decimal((int)digits, (int)(digits >> 32), 0, false, (byte)scale);
        return isDigits;
    }

    private static bool TryReadAny(ReadOnlySpan<byte> value, out decimal price) =>
        DecimalText.TryRead(value[..value.IndexOf((byte)'"')], out price);
}
