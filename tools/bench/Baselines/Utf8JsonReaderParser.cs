using System.Buffers.Text;
using System.Text.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bench.Baselines;

/// <summary>The fast way of the standard library: token by token, from bytes to decimals without a text in between.</summary>
internal sealed class Utf8JsonReaderParser : IParser
{
    private const int PrefixLength = 8;

    public void Parse(ReadOnlyMemory<byte> utf8, SymbolTable symbols, TickerFrame frame)
    {
        frame.Clear();
        var reader = new Utf8JsonReader(utf8.Span);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("topic"u8))
            {
                frame.Symbol = symbols.Find(reader.ValueSpan[PrefixLength..]);
            }
            else if (name.SequenceEqual("type"u8))
            {
                frame.IsSnapshot = reader.ValueSpan.SequenceEqual("snapshot"u8);
            }
            else if (name.SequenceEqual("data"u8))
            {
                Data(ref reader, frame);
            }
            else if (name.SequenceEqual("cs"u8))
            {
                frame.CrossSequence = reader.GetInt64();
            }
            else if (name.SequenceEqual("ts"u8))
            {
                frame.VenueTimeMs = reader.GetInt64();
            }
        }
    }

    private static void Data(ref Utf8JsonReader reader, TickerFrame frame)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.ValueSpan;
            reader.Read();
            if (name.SequenceEqual("markPrice"u8))
            {
                frame.MarkPrice = Price(reader.ValueSpan, TickerFields.Mark, frame);
            }
            else if (name.SequenceEqual("lastPrice"u8))
            {
                frame.LastPrice = Price(reader.ValueSpan, TickerFields.Last, frame);
            }
            else if (name.SequenceEqual("indexPrice"u8))
            {
                frame.IndexPrice = Price(reader.ValueSpan, TickerFields.Index, frame);
            }
            else if (name.SequenceEqual("bid1Price"u8))
            {
                frame.BidPrice = Price(reader.ValueSpan, TickerFields.Bid, frame);
            }
            else if (name.SequenceEqual("ask1Price"u8))
            {
                frame.AskPrice = Price(reader.ValueSpan, TickerFields.Ask, frame);
            }
        }
    }

    private static decimal Price(ReadOnlySpan<byte> text, TickerFields field, TickerFrame frame)
    {
        if (!Utf8Parser.TryParse(text, out decimal value, out _))
        {
            throw new FormatException("Wanted a price.");
        }

        frame.Stated |= field;
        return value;
    }
}
