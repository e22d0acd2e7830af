using System.Text.Json;
using PluginHybrid.Bybit.Wire.Frames;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Bybit.Wire.Tickers;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bybit.Wire;

/// <summary>Reads what Bybit's v5 sockets say. Whatever the bytes, it never throws.</summary>
/// <param name="symbols">Symbols somebody asked for; a ticker of another one is read with no symbol.</param>
/// <remarks>Not safe for concurrent use: it hands out one ticker frame over and over, so that a tick allocates nothing.
/// Every socket's shapes are understood on both streams; the venue has moved them between sockets before.</remarks>
public sealed class BybitFrameReader(SymbolTable symbols) : IFrameReader
{
    private readonly TickerFrame _ticker = new();

    /// <inheritdoc />
    public WireFrame Read(StreamKind stream, ReadOnlySpan<byte> utf8) =>
        TickerScanner.TryScan(utf8, symbols, _ticker) ? _ticker : ReadAnyShape(utf8);

    /// <summary>Reads without the shortcut for tickers of the usual shape. The result is the same; only the time is not.</summary>
    /// <param name="utf8">The message.</param>
    internal WireFrame ReadAnyShape(ReadOnlySpan<byte> utf8)
    {
        try
        {
            return Dispatch(utf8, FrameHeadReader.Read(utf8));
        }
        catch (WireFormatException contradiction)
        {
            return new MalformedFrame(Redaction.Clean(contradiction.Message));
        }
        catch (JsonException broken)
        {
            return new MalformedFrame($"no valid JSON from byte {broken.BytePositionInLine} of line {broken.LineNumber + 1}");
        }
        catch (InvalidOperationException)
        {
            return new MalformedFrame("a text is not valid Unicode");
        }
    }

    private WireFrame Dispatch(ReadOnlySpan<byte> utf8, in FrameHead head)
    {
        if (head.Topic.Length == 0)
        {
            return ControlFrameReader.Read(utf8, head);
        }

        if (head.Topic.StartsWith(TickerReader.TopicPrefix, StringComparison.Ordinal))
        {
            TickerReader.Read(utf8, head, symbols, _ticker);
            return _ticker;
        }

        return PrivateFrameReader.Read(utf8, head) ?? new OtherFrame(Redaction.Clean(head.Topic));
    }
}
