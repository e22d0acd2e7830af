namespace PluginHybrid.FakeExchange.Venue;

/// <summary>The prices and figures of one symbol at one instant.</summary>
internal readonly record struct QuoteValues
{
    public string TickDirection { get; init; }

    public decimal Last { get; init; }

    public decimal Mark { get; init; }

    public decimal Index { get; init; }

    public decimal Bid { get; init; }

    public decimal BidSize { get; init; }

    public decimal Ask { get; init; }

    public decimal AskSize { get; init; }

    public decimal High24H { get; init; }

    public decimal Low24H { get; init; }

    public decimal Volume24H { get; init; }

    public decimal Turnover24H { get; init; }

    public decimal OpenInterest { get; init; }

    public decimal FundingRate { get; init; }
}
