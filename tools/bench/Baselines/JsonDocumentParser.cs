using System.Globalization;
using System.Text;
using System.Text.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bench.Baselines;

/// <summary>The usual way: a document, looked up by name.</summary>
internal sealed class JsonDocumentParser : IParser
{
    public void Parse(ReadOnlyMemory<byte> utf8, SymbolTable symbols, TickerFrame frame)
    {
        using var document = JsonDocument.Parse(utf8);
        var root = document.RootElement;
        var data = root.GetProperty("data");
        frame.Clear();
        frame.Symbol = symbols.Find(Encoding.UTF8.GetBytes(data.GetProperty("symbol").GetString()!));
        frame.IsSnapshot = root.GetProperty("type").ValueEquals("snapshot"u8);
        frame.CrossSequence = root.GetProperty("cs").GetInt64();
        frame.VenueTimeMs = root.GetProperty("ts").GetInt64();
        frame.MarkPrice = Price(data, "markPrice", TickerFields.Mark, frame);
        frame.LastPrice = Price(data, "lastPrice", TickerFields.Last, frame);
        frame.IndexPrice = Price(data, "indexPrice", TickerFields.Index, frame);
        frame.BidPrice = Price(data, "bid1Price", TickerFields.Bid, frame);
        frame.AskPrice = Price(data, "ask1Price", TickerFields.Ask, frame);
    }

    private static decimal Price(JsonElement data, string name, TickerFields field, TickerFrame frame)
    {
        if (!data.TryGetProperty(name, out var value))
        {
            return 0;
        }

        frame.Stated |= field;
        return decimal.Parse(value.GetString()!, CultureInfo.InvariantCulture);
    }
}
