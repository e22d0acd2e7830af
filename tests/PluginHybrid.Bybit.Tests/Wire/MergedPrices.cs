using System.Text.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>The state of one symbol after some frames, merged the simplest way there is.</summary>
internal sealed record MergedPrices
{
    private static readonly string[] Names = ["markPrice", "lastPrice", "indexPrice", "bid1Price", "ask1Price"];

    public decimal? Mark { get; private set; }

    public decimal? Last { get; private set; }

    public decimal? Index { get; private set; }

    public decimal? Bid { get; private set; }

    public decimal? Ask { get; private set; }

    public long CrossSequence { get; private set; }

    public long VenueTimeMs { get; private set; }

    /// <summary>What the frames imply: per member, the last value anybody stated.</summary>
    public static MergedPrices Implied(IEnumerable<byte[]> lines, string symbol)
    {
        var last = new Dictionary<string, string>();
        long cross = 0;
        long venueTime = 0;
        foreach (var line in lines)
        {
            using var json = JsonDocument.Parse(line);
            if (Oracle.Text(json.RootElement, "topic") != "tickers." + symbol)
            {
                continue;
            }

            foreach (var member in json.RootElement.GetProperty("data").EnumerateObject().Where(member => Names.Contains(member.Name)))
            {
                last[member.Name] = member.Value.GetString()!;
            }

            cross = json.RootElement.GetProperty("cs").GetInt64();
            venueTime = json.RootElement.GetProperty("ts").GetInt64();
        }

        return new MergedPrices
        {
            Mark = decimal.Parse(last["markPrice"]),
            Last = decimal.Parse(last["lastPrice"]),
            Index = decimal.Parse(last["indexPrice"]),
            Bid = decimal.Parse(last["bid1Price"]),
            Ask = decimal.Parse(last["ask1Price"]),
            CrossSequence = cross,
            VenueTimeMs = venueTime,
        };
    }

    /// <summary>Applies a frame: what it does not state is unchanged.</summary>
    public void Apply(TickerFrame frame)
    {
        Assert.True(frame.CrossSequence > CrossSequence);
        Mark = frame.Stated.HasFlag(TickerFields.Mark) ? frame.MarkPrice : Mark;
        Last = frame.Stated.HasFlag(TickerFields.Last) ? frame.LastPrice : Last;
        Index = frame.Stated.HasFlag(TickerFields.Index) ? frame.IndexPrice : Index;
        Bid = frame.Stated.HasFlag(TickerFields.Bid) ? frame.BidPrice : Bid;
        Ask = frame.Stated.HasFlag(TickerFields.Ask) ? frame.AskPrice : Ask;
        CrossSequence = frame.CrossSequence;
        VenueTimeMs = frame.VenueTimeMs;
    }
}
