using System.Globalization;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>One thing of a recording that did not follow from its host, to be done on the venue model.</summary>
/// <param name="At">When, since the recording began.</param>
/// <param name="Record">Number of the record it was read from.</param>
public abstract record StagedStep(TimeSpan At, long Record)
{
    /// <summary>Does it, for the venue's first account.</summary>
    /// <returns>Why it could not be done as recorded; null when it was.</returns>
    internal abstract string? Do(VenueModel venue);

    /// <summary>A remark with the step's place in front.</summary>
    /// <param name="what">What was otherwise.</param>
    private protected string Told(string what) => string.Create(CultureInfo.InvariantCulture, $"at {At.TotalSeconds:0.000} s (record {Record}) {what}");
}

/// <summary>A ticker: the market becomes what it was then, and what that triggers follows.</summary>
public sealed record PriceStep : StagedStep
{
    internal PriceStep(TimeSpan at, long record, string symbol, in QuoteValues values)
        : base(at, record) => (Symbol, Values) = (symbol, values);

    /// <summary>The instrument.</summary>
    public string Symbol { get; }

    /// <summary>The whole market of the symbol.</summary>
    internal QuoteValues Values { get; }

    internal override string? Do(VenueModel venue)
    {
        var quote = venue.Quote(Symbol)!;
        quote.Become(Values);
        venue.PriceMoved(quote);
        return null;
    }
}

/// <summary>A trade at the price that stands: subscribers are told a ticker, and nothing is triggered anew.</summary>
/// <param name="At">When.</param>
/// <param name="Symbol">The instrument.</param>
public sealed record StillStep(TimeSpan At, string Symbol) : StagedStep(At, 0)
{
    internal override string? Do(VenueModel venue)
    {
        var quote = venue.Quote(Symbol)!;
        quote.Trade(quote.Instrument.QtyStep, quote.Now.BidSize, quote.Now.AskSize);
        venue.PriceMoved(quote);
        return null;
    }
}

/// <summary>Funding is charged or paid, at the rate that stands.</summary>
/// <param name="At">When.</param>
/// <param name="Record">The record.</param>
/// <param name="Symbol">The instrument.</param>
public sealed record FundStep(TimeSpan At, long Record, string Symbol) : StagedStep(At, Record)
{
    internal override string? Do(VenueModel venue)
    {
        venue.Fund(Symbol);
        return null;
    }
}
