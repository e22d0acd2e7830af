namespace PluginHybrid.Bybit.Wire.Json;

/// <summary>Reads a decimal from its digits, without a detour through <c>double</c>.</summary>
/// <remarks>The grammar is JSON's: <c>-?digits(.digits)?([eE][+-]?digits)?</c>, no leading zeros. The result is exact and keeps
/// the scale where <see cref="decimal"/> can; a number that would have to be rounded is refused, because
/// <c>decimal.Parse</c> would round it in silence.</remarks>
internal static class DecimalText
{
    private const int MaxScale = 28;
    private const int LongestExponent = 4;
    private static readonly UInt128 MaxMantissa = (UInt128.One << 96) - 1;

    /// <summary>Reads the whole text. False for anything but one number that fits.</summary>
    /// <param name="utf8">The text.</param>
    /// <param name="value">The number.</param>
    public static bool TryRead(ReadOnlySpan<byte> utf8, out decimal value)
    {
        value = 0;
        var negative = !utf8.IsEmpty && utf8[0] == '-';
        var rest = negative ? utf8[1..] : utf8;
        var whole = TakeDigits(ref rest);
        if (whole.IsEmpty || (whole.Length > 1 && whole[0] == '0'))
        {
            return false;
        }

        ReadOnlySpan<byte> fraction = [];
        if (!rest.IsEmpty && rest[0] == '.')
        {
            rest = rest[1..];
            fraction = TakeDigits(ref rest);
            if (fraction.IsEmpty)
            {
                return false;
            }
        }

        return TryTakeExponent(ref rest, out var exponent) && rest.IsEmpty && TryCompose(negative, whole, fraction, exponent, out value);
    }

    private static ReadOnlySpan<byte> TakeDigits(scoped ref ReadOnlySpan<byte> rest)
    {
        var all = rest;
        var end = all.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var digits = end < 0 ? all : all[..end];
        rest = all[digits.Length..];
        return digits;
    }

    private static bool TryTakeExponent(ref ReadOnlySpan<byte> rest, out int exponent)
    {
        exponent = 0;
        if (rest.IsEmpty || rest[0] is not ((byte)'e' or (byte)'E'))
        {
            return true;
        }

        rest = rest[1..];
        var negative = !rest.IsEmpty && rest[0] == '-';
        if (negative || (!rest.IsEmpty && rest[0] == '+'))
        {
            rest = rest[1..];
        }

        var digits = TakeDigits(ref rest);
        if (digits.IsEmpty)
        {
            return false;
        }

        digits = digits.TrimStart((byte)'0');
        if (digits.Length > LongestExponent)
        {
            return false;
        }

        foreach (var digit in digits)
        {
            exponent = (exponent * 10) + (digit - '0');
        }

        exponent = negative ? -exponent : exponent;
        return true;
    }

    private static bool TryCompose(
        bool negative, ReadOnlySpan<byte> whole, ReadOnlySpan<byte> fraction, int exponent, out decimal value)
    {
        value = 0;
        var scale = fraction.Length - exponent;
        while (!fraction.IsEmpty && fraction[^1] == '0' && (scale > MaxScale || whole.Length + fraction.Length > MaxScale))
        {
            fraction = fraction[..^1];
            scale--;
        }

        var mantissa = UInt128.Zero;
        if (!TryAppend(ref mantissa, whole) || !TryAppend(ref mantissa, fraction))
        {
            return false;
        }

        return TryFit(ref mantissa, ref scale) && Make(negative, mantissa, scale, out value);
    }

    private static bool TryAppend(ref UInt128 mantissa, ReadOnlySpan<byte> digits)
    {
        foreach (var digit in digits)
        {
            mantissa = (mantissa * 10) + (uint)(digit - '0');
            if (mantissa > MaxMantissa)
            {
                return false;
            }
        }

        return true;
    }

    // 100e-30 has a scale decimal does not know, but its zeros can go; 1e3 has to be written out.
    private static bool TryFit(ref UInt128 mantissa, ref int scale)
    {
        if (mantissa == UInt128.Zero)
        {
            scale = Math.Clamp(scale, 0, MaxScale);
            return true;
        }

        for (; scale > MaxScale; scale--)
        {
            var (quotient, remainder) = UInt128.DivRem(mantissa, 10);
            if (remainder != UInt128.Zero)
            {
                return false;
            }

            mantissa = quotient;
        }

        for (; scale < 0; scale++)
        {
            mantissa *= 10;
            if (mantissa > MaxMantissa)
            {
                return false;
            }
        }

        return true;
    }

    private static bool Make(bool negative, UInt128 mantissa, int scale, out decimal value)
    {
        var low = (ulong)mantissa;
        var high = (uint)(mantissa >> 64);
        value = new decimal((int)low, (int)(low >> 32), (int)high, negative && mantissa != UInt128.Zero, (byte)scale);
        return true;
    }
}
