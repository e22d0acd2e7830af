using System.Buffers.Binary;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Tells the keys we read from the others by the bytes before their closing quote, eight at once.</summary>
/// <remarks>The opening quote is among the bytes compared, or a longer key would pass for one of ours.</remarks>
internal static class TickerKey
{
    private static readonly ulong Mark = Eight("arkPrice"u8);
    private static readonly ulong Last = Eight("astPrice"u8);
    private static readonly ulong Index = Eight("dexPrice"u8);
    private static readonly ulong Bid = Eight("id1Price"u8);
    private static readonly ulong Ask = Eight("sk1Price"u8);
    private static readonly ulong Rate = Eight("dingRate"u8);
    private static readonly ulong Time = Eight("dingTime"u8);
    private static readonly ulong Symbol = Eight(" \"symbol"u8) >> 8;
    private static readonly ushort MarkStart = Two("\"m"u8);
    private static readonly ushort LastStart = Two("\"l"u8);
    private static readonly ushort IndexStart = Two("in"u8);
    private static readonly ushort BidStart = Two("\"b"u8);
    private static readonly ushort AskStart = Two("\"a"u8);

    private static ReadOnlySpan<byte> RateKey => "\"fundingRate"u8;

    private static ReadOnlySpan<byte> TimeKey => "\"nextFundingTime"u8;

    /// <summary>The figure a key names, or none.</summary>
    /// <param name="message">The message.</param>
    /// <param name="end">The key's closing quote.</param>
    public static TickerFields FieldOf(ReadOnlySpan<byte> message, int end)
    {
        var tail = Eight(message[(end - 8)..]);
        var start = Two(message[(end - 10)..]);
        return tail == Bid && start == BidStart ? TickerFields.Bid
            : tail == Ask && start == AskStart ? TickerFields.Ask
            : tail == Mark && start == MarkStart ? TickerFields.Mark
            : tail == Last && start == LastStart ? TickerFields.Last
            : tail == Index && start == IndexStart && message[end - 11] == '"' ? TickerFields.Index
            : tail == Rate && message[(end - RateKey.Length)..].StartsWith(RateKey) ? TickerFields.Funding
            : tail == Time && message[(end - TimeKey.Length)..].StartsWith(TimeKey) ? TickerFields.NextFunding
            : TickerFields.None;
    }

    /// <summary>True for <c>symbol</c>.</summary>
    /// <param name="message">The message.</param>
    /// <param name="end">The key's closing quote.</param>
    public static bool IsSymbol(ReadOnlySpan<byte> message, int end) => Eight(message[(end - 8)..]) >> 8 == Symbol;

    private static ulong Eight(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt64LittleEndian(text);

    private static ushort Two(ReadOnlySpan<byte> text) => BinaryPrimitives.ReadUInt16LittleEndian(text);
}
