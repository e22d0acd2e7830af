using System.Text.Json;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Scenes;

/// <summary>Joins the ticker frames of a recording: what each symbol's whole ticker was after each of them.</summary>
internal sealed class TickerNotes
{
    private const string Prefix = "tickers.";
    private readonly Dictionary<string, RecordedPrice> _now = new(StringComparer.Ordinal);
    private readonly List<RecordedPrice> _all = [];

    /// <summary>After each frame, in order.</summary>
    public IReadOnlyList<RecordedPrice> All => _all;

    /// <summary>The most decimals a price of a symbol had.</summary>
    public SortedDictionary<string, int> Decimals { get; } = new(StringComparer.Ordinal);

    /// <summary>A symbol's newest mark price; 0 before the first.</summary>
    public decimal MarkOf(string symbol) => _now.TryGetValue(symbol, out var now) ? now.Mark : 0;

    /// <summary>A frame of the public socket.</summary>
    public void Take(in Record record, TimeSpan at)
    {
        if (record.Text("tp"u8) is not { } topic || !topic.StartsWith(Prefix, StringComparison.Ordinal))
        {
            return;
        }

        using var frame = JsonDocument.Parse(record.PayloadBytes());
        if (!frame.RootElement.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return;
        }

        var symbol = topic[Prefix.Length..];
        var root = new WireRow(frame.RootElement);
        var isDelta = root.Text("type") == "delta" && _now.ContainsKey(symbol);
        var price = Joined(isDelta ? _now[symbol] with { At = at, Record = record.Number } : new RecordedPrice(at, record.Number, symbol), new WireRow(data)) with
        {
            VenueMs = (long)root.Figure("ts"),
        };
        _now[symbol] = price;
        if (price.IsWhole)
        {
            _all.Add(price);
        }

        Note(symbol, data);
    }

    private static RecordedPrice Joined(RecordedPrice was, WireRow row) => was with
    {
        Last = Or(row, "lastPrice", was.Last),
        Mark = Or(row, "markPrice", was.Mark),
        Index = Or(row, "indexPrice", was.Index),
        Bid = Or(row, "bid1Price", was.Bid),
        BidSize = Or(row, "bid1Size", was.BidSize),
        Ask = Or(row, "ask1Price", was.Ask),
        AskSize = Or(row, "ask1Size", was.AskSize),
        High = Or(row, "highPrice24h", was.High),
        Low = Or(row, "lowPrice24h", was.Low),
        Volume = Or(row, "volume24h", was.Volume),
        Turnover = Or(row, "turnover24h", was.Turnover),
        OpenInterest = Or(row, "openInterest", was.OpenInterest),
        FundingRate = Or(row, "fundingRate", was.FundingRate),
        TickDirection = row.Text("tickDirection") is { Length: > 0 } direction ? direction : was.TickDirection,
    };

    private static decimal Or(WireRow row, string name, decimal was) => row.TryFigure(name, out var figure) ? figure : was;

    private void Note(string symbol, JsonElement data)
    {
        foreach (var name in (ReadOnlySpan<string>)["markPrice", "lastPrice", "indexPrice"])
        {
            var text = new WireRow(data).Text(name);
            if (text.IndexOf('.', StringComparison.Ordinal) is >= 0 and var point)
            {
                Decimals[symbol] = Math.Max(Decimals.GetValueOrDefault(symbol), text.Length - point - 1);
            }
        }
    }
}
