using System.Numerics;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>A decimal text as an exact fraction: the measure for readers that must not round.</summary>
/// <param name="Numerator">Above the line, with the sign.</param>
/// <param name="Denominator">A power of ten.</param>
internal readonly record struct ExactNumber(BigInteger Numerator, BigInteger Denominator)
{
    private const int LargestExponent = 5_000;

    /// <summary>Takes a text of JSON's grammar apart.</summary>
    public static ExactNumber Of(string text)
    {
        var parts = text.ToLowerInvariant().Split('e');
        var exponent = parts.Length > 1 ? BigInteger.Parse(parts[1]) : 0;
        var point = parts[0].Split('.');
        var digits = BigInteger.Parse(string.Concat(point));
        exponent -= point.Length > 1 ? point[1].Length : 0;
        if (BigInteger.Abs(exponent) > LargestExponent)
        {
            throw new FormatException(text);
        }

        var power = BigInteger.Pow(10, (int)BigInteger.Abs(exponent));
        return exponent >= 0 ? new ExactNumber(digits * power, 1) : new ExactNumber(digits, power);
    }

    /// <summary>The same as a decimal, or <c>null</c> when decimal would have to round it.</summary>
    public decimal? AsDecimal()
    {
        for (var scale = 0; scale <= 28; scale++)
        {
            var mantissa = BigInteger.DivRem(Numerator * BigInteger.Pow(10, scale), Denominator, out var rest);
            if (rest == 0 && BigInteger.Abs(mantissa) < BigInteger.Pow(2, 96))
            {
                var bits = BigInteger.Abs(mantissa);
                var low = (ulong)(bits & ulong.MaxValue);
                return new decimal((int)low, (int)(low >> 32), (int)(uint)(bits >> 64), mantissa < 0, (byte)scale);
            }
        }

        return null;
    }
}
