namespace PluginHybrid.FakeExchange.Venue;

/// <summary>One symbol's market: what it is now, and what subscribers were last told.</summary>
internal sealed class Quote
{
    public Quote(Instrument instrument)
    {
        Instrument = instrument;
        Topic = $"tickers.{instrument.Symbol}";
        var price = instrument.StartPrice;
        Now = new QuoteValues
        {
            TickDirection = "ZeroPlusTick",
            Last = price,
            Mark = price,
            Index = price,
            Bid = price - instrument.TickSize,
            BidSize = instrument.QtyStep * 1_000,
            Ask = price,
            AskSize = instrument.QtyStep * 1_000,
            High24H = price,
            Low24H = price,
            OpenInterest = instrument.QtyStep * 50_000_000,
            FundingRate = 0.0001m,
        };
        Published = Now;
        PrevPrice24H = price;
        PrevPrice1H = price;
    }

    public Instrument Instrument { get; }

    /// <summary>The topic of its ticker.</summary>
    public string Topic { get; }

    public QuoteValues Now { get; private set; }

    /// <summary>What every subscriber has been told; a late subscriber's snapshot is this.</summary>
    public QuoteValues Published { get; private set; }

    public decimal PrevPrice24H { get; }

    public decimal PrevPrice1H { get; }

    /// <summary>Venue time and cross sequence of the newest publication.</summary>
    public long PublishedMs { get; private set; }

    public long PublishedCs { get; private set; }

    /// <summary>True when a feed of its own tells subscribers of this symbol; the venue then publishes nothing.</summary>
    public bool IsFed { get; set; }

    /// <summary>Moves what is given; what is null stays. Bid and ask follow the last price by one tick.</summary>
    public void Move(decimal? last = null, decimal? mark = null, decimal? index = null)
    {
        var next = Now with { Mark = mark ?? Now.Mark, Index = index ?? Now.Index };
        if (last is { } price)
        {
            next = next with
            {
                Last = price,
                TickDirection = Direction(Now.Last, price, Now.TickDirection),
                Bid = price - Instrument.TickSize,
                Ask = price,
                High24H = Math.Max(Now.High24H, price),
                Low24H = Math.Min(Now.Low24H, price),
            };
        }

        Now = next;
    }

    /// <summary>Takes all its values from elsewhere.</summary>
    public void Become(in QuoteValues values) => Now = values;

    /// <summary>A public trade and fresh sizes at the touch, as busy markets have between price moves.</summary>
    public void Trade(decimal qty, decimal bidSize, decimal askSize) => Now = Now with
    {
        Volume24H = Now.Volume24H + qty,
        Turnover24H = Now.Turnover24H + (qty * Now.Last),
        BidSize = bidSize,
        AskSize = askSize,
    };

    /// <summary>The price a stop watches.</summary>
    public decimal Watched(TriggerBy by) => by switch
    {
        TriggerBy.MarkPrice => Now.Mark,
        TriggerBy.IndexPrice => Now.Index,
        _ => Now.Last,
    };

    /// <summary>Which fields differ from what subscribers know, as printed (a mark that rounds to the same text is unchanged).</summary>
    public TickerFields Changes()
    {
        var (now, told) = (Now, Published);
        return Flag(now.TickDirection != told.TickDirection, TickerFields.TickDirection)
            | Flag(Differs(now.Last, told.Last), TickerFields.Last)
            | Flag(Differs(now.Mark, told.Mark), TickerFields.Mark)
            | Flag(Differs(now.Index, told.Index), TickerFields.Index)
            | Flag(Differs(now.Bid, told.Bid) || now.BidSize != told.BidSize, TickerFields.Bid)
            | Flag(Differs(now.Ask, told.Ask) || now.AskSize != told.AskSize, TickerFields.Ask)
            | Flag(Differs(now.High24H, told.High24H), TickerFields.High)
            | Flag(Differs(now.Low24H, told.Low24H), TickerFields.Low)
            | Flag(now.Volume24H != told.Volume24H, TickerFields.Volume)
            | Flag(now.OpenInterest != told.OpenInterest, TickerFields.OpenInterest)
            | Flag(now.FundingRate != told.FundingRate, TickerFields.Funding);
    }

    public void MarkPublished(long cs, long ms)
    {
        Published = Now;
        PublishedCs = cs;
        PublishedMs = ms;
    }

    private static TickerFields Flag(bool set, TickerFields field) => set ? field : TickerFields.None;

    private static string Direction(decimal before, decimal after, string was) => after.CompareTo(before) switch
    {
        > 0 => "PlusTick",
        < 0 => "MinusTick",
        _ => was.StartsWith("Plus", StringComparison.Ordinal) || was == "ZeroPlusTick" ? "ZeroPlusTick" : "ZeroMinusTick",
    };

    private bool Differs(decimal now, decimal told) =>
        Math.Round(now, Instrument.PriceScale) != Math.Round(told, Instrument.PriceScale);
}
