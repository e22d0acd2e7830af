using System.Buffers.Binary;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Tells the keys we read from the others by their length and their bytes, eight at once.</summary>
internal static class TickerKey
{
    private const int SymbolLength = 6;
    private const int PriceLength = 9;
    private const int IndexLength = 10;

    private static readonly ulong Mark = Eight("markPric"u8);
    private static readonly ulong Last = Eight("lastPric"u8);
    private static readonly ulong Bid = Eight("bid1Pric"u8);
    private static readonly ulong Ask = Eight("ask1Pric"u8);
    private static readonly ulong IndexHead = Eight("indexPri"u8);
    private static readonly ulong IndexTail = Eight("dexPrice"u8);

    /// <summary>The price a key names, or none.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="start">First byte of the key.</param>
    /// <param name="length">Its length.</param>
    public static TickerFields FieldOf(ReadOnlySpan<byte> frame, int start, int length)
    {
        if (length == PriceLength && frame[start + PriceLength - 1] == 'e')
        {
            var first = Eight(frame[start..]);
            return first == Bid ? TickerFields.Bid
                : first == Ask ? TickerFields.Ask
                : first == Mark ? TickerFields.Mark
                : first == Last ? TickerFields.Last
                : TickerFields.None;
        }

        return length == IndexLength && Eight(frame[start..]) == IndexHead && Eight(frame[(start + IndexLength - 8)..]) == IndexTail
            ? TickerFields.Index
            : TickerFields.None;
    }

    /// <summary>True for <c>symbol</c>.</summary>
    /// <param name="frame">The message.</param>
    /// <param name="start">First byte of the key.</param>
    /// <param name="length">Its length.</param>
    public static bool IsSymbol(ReadOnlySpan<byte> frame, int start, int length) =>
        length == SymbolLength && frame.Slice(start, SymbolLength).SequenceEqual("symbol"u8);

    private static ulong Eight(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);
}
