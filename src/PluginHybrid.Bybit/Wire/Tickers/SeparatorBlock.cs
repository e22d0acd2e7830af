using System.Runtime.Intrinsics;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Sixty-four bytes of a ticker's body, seen as bits: bit n is byte n.</summary>
/// <param name="Colons">Where <c>":"</c> starts: the end of a key.</param>
/// <param name="Commas">Where <c>","</c> starts: the end of a value.</param>
/// <param name="Quotes">Where a quote stands.</param>
/// <param name="Candidates">The colons after a key that ends like one we read: in "ce", "te", "me" or "ol".</param>
/// <param name="IsUnusual">True when a backslash, a control character or a byte outside ASCII is among them.</param>
internal readonly record struct SeparatorBlock(ulong Colons, ulong Commas, ulong Quotes, ulong Candidates, bool IsUnusual)
{
    /// <summary>Bytes per block.</summary>
    public const int Length = 64;

    private const int Half = 32;

    /// <summary>Looks at the block at an offset. Two bytes before it and two after it are read as well.</summary>
    /// <param name="first">First byte of the message.</param>
    /// <param name="at">Offset of the block.</param>
    public static SeparatorBlock Load(ref byte first, int at)
    {
        var low = Look(ref first, (nuint)at);
        var high = Look(ref first, (nuint)(at + Half));
        return new SeparatorBlock(
            low.Colons | ((ulong)high.Colons << Half),
            low.Commas | ((ulong)high.Commas << Half),
            low.Quotes | ((ulong)high.Quotes << Half),
            low.Candidates | ((ulong)high.Candidates << Half),
            (low.Unusual | high.Unusual) != Vector256<byte>.Zero);
    }

    private static (uint Colons, uint Commas, uint Quotes, uint Candidates, Vector256<byte> Unusual) Look(ref byte first, nuint at)
    {
        var bytes = Vector256.LoadUnsafe(ref first, at);
        var quotes = Is(bytes, '"');
        var middle = Vector256.LoadUnsafe(ref first, at + 1);
        var parted = quotes & Is(Vector256.LoadUnsafe(ref first, at + 2), '"');
        var colons = parted & Is(middle, ':');

        var last = Vector256.LoadUnsafe(ref first, at - 1);
        var lastButOne = Vector256.LoadUnsafe(ref first, at - 2);
        var beforeE = Is(lastButOne, 'c') | Is(lastButOne, 't') | Is(lastButOne, 'm');
        var candidates = colons & ((Is(last, 'e') & beforeE) | (Is(last, 'l') & Is(lastButOne, 'o')));

        // As signed numbers, bytes outside ASCII are negative and so below the space as well.
        var unusual = Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).AsByte() | Is(bytes, '\\');
        return (
            colons.ExtractMostSignificantBits(),
            (parted & Is(middle, ',')).ExtractMostSignificantBits(),
            quotes.ExtractMostSignificantBits(),
            candidates.ExtractMostSignificantBits(),
            unusual);
    }

    private static Vector256<byte> Is(Vector256<byte> bytes, char letter) => Vector256.Equals(bytes, Vector256.Create((byte)letter));
}
