using System.Buffers.Binary;
using System.Numerics;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Reads up to eight digits in a handful of multiplications instead of one step per digit.</summary>
internal static class DigitRun
{
    /// <summary>The longest run read at once.</summary>
    public const int Longest = 8;

    private const ulong Zeros = 0x3030303030303030;
    private const ulong Pairs = 0x000000FF000000FF;

    /// <summary>Reads the digits before <paramref name="end"/>. False when one of them is none.</summary>
    /// <param name="frame">The message; at least eight bytes of it lie before <paramref name="end"/>.</param>
    /// <param name="end">Byte after the last digit.</param>
    /// <param name="count">How many digits, 1 to 8.</param>
    /// <param name="value">The number they write.</param>
    public static bool TryRead(ReadOnlySpan<byte> frame, int end, int count, out ulong value)
    {
        var digits = BinaryPrimitives.ReadUInt64LittleEndian(frame[(end - Longest)..]) ^ Zeros;

        // The first digit lies in the lowest byte; what precedes the run is shifted out below it.
        var spare = (Longest - count) * 8;
        digits = digits >> spare << spare;
        var isDigits = (((digits + 0x7676767676767676) | digits) & 0x8080808080808080) == 0;

        // Eight digits to four pairs, to two fours, to one eight.
        digits = (digits * 10) + (digits >> 8);
        value = (((digits & Pairs) * 0x000F424000000064) + (((digits >> 16) & Pairs) * 0x0000271000000001)) >> 32;
        return isDigits;
    }

    /// <summary>How many digits stand directly before <paramref name="end"/>, at most eight.</summary>
    /// <param name="frame">The message; at least eight bytes of it lie before <paramref name="end"/>.</param>
    /// <param name="end">Byte after the last digit.</param>
    public static int CountBefore(ReadOnlySpan<byte> frame, int end)
    {
        var digits = BinaryPrimitives.ReadUInt64LittleEndian(frame[(end - Longest)..]) ^ Zeros;
        var others = ((digits + 0x7676767676767676) | digits) & 0x8080808080808080;
        return BitOperations.LeadingZeroCount(others) / 8;
    }
}
