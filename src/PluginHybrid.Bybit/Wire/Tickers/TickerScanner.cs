using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>The shortcut for a ticker frame of exactly the shape the venue sends today. Every byte of it is checked, so what it
/// accepts is valid JSON and reads as <see cref="TickerReader"/> would read it; anything unusual it leaves alone.</summary>
/// <remarks>A frame is a fixed head, a fixed tail, and between them an object whose members are all texts. Measured against
/// <c>Utf8JsonReader</c> doing the same work in docs/performance.md.</remarks>
internal static class TickerScanner
{
    // The reads of eight bytes before a number rest on it. The shortest real frame has 129.
    private const int Shortest = 128;

    /// <summary>Fills the frame. False when the message has another shape; the frame is then not to be used.</summary>
    /// <param name="message">The message.</param>
    /// <param name="symbols">Symbols somebody asked for.</param>
    /// <param name="frame">The frame to fill.</param>
    public static bool TryScan(ReadOnlySpan<byte> message, SymbolTable symbols, TickerFrame frame)
    {
        if (message.Length < Shortest || !TickerHead.TryRead(message, out var head) || !TickerTail.TryRead(message, out var tail))
        {
            return false;
        }

        frame.Clear();
        var symbol = message[TickerHead.SymbolStart..head.SymbolEnd];
        if (tail.BodyEnd <= head.BodyStart || !TickerBody.TryRead(message, head.BodyStart, tail.BodyEnd, symbol, frame))
        {
            return false;
        }

        frame.Symbol = symbols.Find(symbol);
        frame.IsSnapshot = head.IsSnapshot;
        frame.CrossSequence = tail.CrossSequence;
        frame.VenueTimeMs = tail.VenueTimeMs;
        return true;
    }
}
