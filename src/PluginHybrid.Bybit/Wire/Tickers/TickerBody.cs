using System.Numerics;
using System.Runtime.InteropServices;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>The object in the middle of a ticker frame, without its outer quotes: <c>symbol":"BTCUSDT","markPrice":"63560.80</c>.</summary>
/// <remarks>Texts are parted by the separators <c>":"</c> and <c>","</c> in turn. When every quote of the body belongs to one
/// separator, no two separators overlap, and no byte is a backslash, a control character or outside ASCII, then the body is a valid
/// JSON object of texts. So it is enough to find the separators, sixty-four bytes at once, and to count the quotes.</remarks>
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
        var walk = new TickerWalk(message, start, topicSymbol, frame);
        var quotes = 0;
        var unusual = false;
        ref var first = ref MemoryMarshal.GetReference(message);
        for (var next = start; next < end; next += SeparatorBlock.Length)
        {
            // The last block overlaps the one before it, so that nothing beyond the message is read.
            var at = Math.Min(next, end - SeparatorBlock.Length);
            var block = SeparatorBlock.Load(ref first, at);
            var seen = next - at;
            quotes += BitOperations.PopCount(block.Quotes >> seen);
            unusual |= block.IsUnusual;
            for (var separators = block.Separators >> seen; separators != 0; separators &= separators - 1)
            {
                if (!walk.TryPass(next + BitOperations.TrailingZeroCount(separators)))
                {
                    return false;
                }
            }
        }

        return !unusual && walk.TryEnd(end) && quotes == 2 * walk.Separators;
    }
}
