using System.Numerics;
using System.Runtime.InteropServices;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>The object in the middle of a ticker frame, without its outer quotes: <c>symbol":"BTCUSDT","markPrice":"63560.80</c>.</summary>
internal static class TickerBody
{
    /// <summary>Reads the wanted members. False when the body is anything else, or its symbol is not the topic's.</summary>
    /// <param name="message">The message.</param>
    /// <param name="start">First byte of the first key.</param>
    /// <param name="end">The last value's closing quote.</param>
    /// <param name="topicSymbol">The symbol the topic names.</param>
    /// <param name="frame">The frame to fill.</param>
    public static bool TryRead(ReadOnlySpan<byte> message, int start, int end, ReadOnlySpan<byte> topicSymbol, TickerFrame frame)
    {
        // A separator that runs into the closing quote would belong to the body by half.
        if (message[end - 2] == '"' && message[end - 1] is (byte)':' or (byte)',')
        {
            return false;
        }

        var check = new SeparatorCheck();
        var hasSymbol = false;
        ref var first = ref MemoryMarshal.GetReference(message);
        for (var next = start; next < end; next += SeparatorBlock.Length)
        {
            // The last block overlaps the one before it, so that nothing beyond the body is looked at.
            var at = Math.Min(next, end - SeparatorBlock.Length);
            var block = SeparatorBlock.Load(ref first, at);
            check.Take(block, next - at);
            for (var keys = block.Candidates >> (next - at); keys != 0; keys &= keys - 1)
            {
                var keyEnd = next + BitOperations.TrailingZeroCount(keys);
                var isRead = TickerKey.IsSymbol(message, keyEnd)
                    ? hasSymbol = TickerValue.Is(message, keyEnd, topicSymbol)
                    : TickerValue.TryTakePrice(message, keyEnd, TickerKey.FieldOf(message, keyEnd), frame);
                if (!isRead)
                {
                    return false;
                }
            }
        }

        return hasSymbol && check.IsValid();
    }
}
