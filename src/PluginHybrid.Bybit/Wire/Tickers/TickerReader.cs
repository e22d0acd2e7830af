using System.Text;
using System.Text.Json;
using PluginHybrid.Bybit.Wire.Frames;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Tickers;

/// <summary>Reads a ticker frame of any shape: any key order, spaces, escapes, numbers as numbers.</summary>
/// <remarks>The measure of what a frame says; <see cref="TickerScanner"/> is only faster.</remarks>
internal static class TickerReader
{
    /// <summary>What every ticker topic starts with.</summary>
    public const string TopicPrefix = "tickers.";

    private static readonly Members<Draft> Members = new(
        ("symbol", (ref value, draft) => draft with { Symbol = value.Text() }),
        ("markPrice", (ref value, draft) => draft.With(TickerFields.Mark, ref value)),
        ("lastPrice", (ref value, draft) => draft.With(TickerFields.Last, ref value)),
        ("indexPrice", (ref value, draft) => draft.With(TickerFields.Index, ref value)),
        ("bid1Price", (ref value, draft) => draft.With(TickerFields.Bid, ref value)),
        ("ask1Price", (ref value, draft) => draft.With(TickerFields.Ask, ref value)),
        ("fundingRate", (ref value, draft) => draft.With(TickerFields.Funding, ref value)),
        ("nextFundingTime", (ref value, draft) => draft.With(TickerFields.NextFunding, ref value)));

    /// <summary>Fills the frame. Throws when the message contradicts the protocol; the frame is then not to be used.</summary>
    /// <param name="utf8">The message.</param>
    /// <param name="head">Its head.</param>
    /// <param name="symbols">Symbols somebody asked for.</param>
    /// <param name="frame">The frame to fill.</param>
    public static void Read(ReadOnlySpan<byte> utf8, in FrameHead head, SymbolTable symbols, TickerFrame frame)
    {
        frame.Clear();
        frame.IsSnapshot = head.Type switch
        {
            "snapshot" => true,
            "delta" => false,
            _ => throw new WireFormatException("a ticker frame is neither snapshot nor delta"),
        };
        frame.CrossSequence = head.CrossSequence is >= 0 and var cs ? cs : throw new WireFormatException("a ticker frame has no cs");
        frame.VenueTimeMs = (head.Timestamp ?? throw new WireFormatException("a ticker frame has no ts")).ToUnixTimeMilliseconds();
        if (!head.Data.Exists)
        {
            throw new WireFormatException("a ticker frame has no data");
        }

        var data = head.Data.Open(utf8);
        var symbol = Members.Read(ref data, new Draft(frame, "")).Symbol;
        var wanted = head.Topic[TopicPrefix.Length..];
        if (wanted.Length == 0 || (symbol.Length > 0 && symbol != wanted))
        {
            throw new WireFormatException("a ticker frame's topic and symbol do not agree");
        }

        frame.Symbol = symbols.Find(Encoding.UTF8.GetBytes(wanted));
    }

    private readonly record struct Draft(TickerFrame Frame, string Symbol)
    {
        // Of a repeated key the last value counts, so each one undoes what the one before it said.
        public Draft With(TickerFields field, ref Utf8JsonReader value)
        {
            Frame.Stated &= ~field;
            Frame.Empty &= ~field;
            if (value.TokenType != JsonTokenType.Null)
            {
                Frame.State(field, value.Figure());
            }

            return this;
        }
    }
}
