using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Sixty-four bytes of a message, seen as bits: bit n is byte n.</summary>
/// <param name="Separators">Where <c>":"</c> or <c>","</c> starts.</param>
/// <param name="Quotes">Where a quote stands.</param>
/// <param name="IsUnusual">True when a backslash, a control character or a byte outside ASCII is among them.</param>
internal readonly record struct SeparatorBlock(ulong Separators, ulong Quotes, bool IsUnusual)
{
    /// <summary>Bytes per block.</summary>
    public const int Length = 64;

    private const int Half = 32;

    /// <summary>Looks at the block at an offset. Two bytes after it are read as well.</summary>
    /// <param name="first">First byte of the message.</param>
    /// <param name="at">Offset of the block.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static SeparatorBlock Load(ref byte first, int at)
    {
        var (lowSeparators, lowQuotes, lowUnusual) = Look(ref first, (nuint)at);
        var (highSeparators, highQuotes, highUnusual) = Look(ref first, (nuint)(at + Half));
        return new SeparatorBlock(
            lowSeparators | ((ulong)highSeparators << Half),
            lowQuotes | ((ulong)highQuotes << Half),
            (lowUnusual | highUnusual) != Vector256<byte>.Zero);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (uint Separators, uint Quotes, Vector256<byte> Unusual) Look(ref byte first, nuint at)
    {
        var bytes = Vector256.LoadUnsafe(ref first, at);
        var middle = Vector256.LoadUnsafe(ref first, at + 1);
        var after = Vector256.LoadUnsafe(ref first, at + 2);
        var quotes = Vector256.Equals(bytes, Vector256.Create((byte)'"'));
        var parted = Vector256.Equals(middle, Vector256.Create((byte)':')) | Vector256.Equals(middle, Vector256.Create((byte)','));
        var separators = quotes & parted & Vector256.Equals(after, Vector256.Create((byte)'"'));

        // As signed numbers, bytes outside ASCII are negative and so below the space as well.
        var unusual = Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).AsByte()
            | Vector256.Equals(bytes, Vector256.Create((byte)'\\'));
        return (separators.ExtractMostSignificantBits(), quotes.ExtractMostSignificantBits(), unusual);
    }
}
