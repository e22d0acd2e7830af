using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Links;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>The venue model with a recording for its market: prices are the recorded ones, people do the recorded deeds, and all else is the venue's answer to the host.</summary>
internal sealed class RecordedVenue : IDisposable
{
    private readonly RecordedScene _scene;
    private readonly Timeline _timeline;
    private readonly SortedDictionary<string, Quote> _quotes = new(StringComparer.Ordinal);
    private readonly DueAction _next;
    private int _shown;

    /// <summary>A venue before the recording's first moment: each symbol stands at its first recorded price.</summary>
    /// <param name="scene">The recording without its host.</param>
    /// <param name="timeline">Virtual time.</param>
    /// <param name="time">The venue's clock.</param>
    public RecordedVenue(RecordedScene scene, Timeline timeline, TimeProvider time)
    {
        (_scene, _timeline) = (scene, timeline);
        var usual = new VenueRules();
        var first = scene.Prices.DistinctBy(price => price.Symbol, StringComparer.Ordinal).ToDictionary(price => price.Symbol, StringComparer.Ordinal);
        Exchange = new LinkedExchange(new FakeBybitOptions
        {
            TimeProvider = time,
            Instruments = InstrumentsOf(scene, first),
            HedgeSymbols = scene.HedgeSymbols,
            Rules = usual with { TakerFee = scene.TakerFee ?? usual.TakerFee },
        });
        Hand = new RecordedHand(Exchange.Exchange.Do(venue => venue.Accounts[0]));
        Exchange.Exchange.Do(venue =>
        {
            foreach (var quote in venue.Quotes)
            {
                _quotes[quote.Instrument.Symbol] = quote;
                quote.Become(ValuesOf(first[quote.Instrument.Symbol]));
            }
        });
        _next = new DueAction(Show);
    }

    /// <summary>The other side of the links.</summary>
    public LinkedExchange Exchange { get; }

    /// <summary>Does what people did.</summary>
    public RecordedHand Hand { get; }

    /// <summary>The account's row of a leg as it stands.</summary>
    public Position Row(string symbol, int idx) => Exchange.Exchange.Do(venue => venue.Accounts[0].Position(symbol, idx));

    /// <summary>Prices begin to move.</summary>
    public void Begin() => _timeline.Put(_scene.Prices[0].At.Ticks, _next);

    /// <summary>Somebody does something at the venue.</summary>
    public void Do(RecordedDeed deed) => Exchange.Exchange.Do(venue => Hand.Do(venue, deed));

    /// <inheritdoc />
    public void Dispose() => Exchange.Dispose();

    private static List<Instrument> InstrumentsOf(RecordedScene scene, Dictionary<string, RecordedPrice> first) =>
    [
        .. from rules in scene.Instruments
           where first.ContainsKey(rules.Symbol)
           let usual = new Instrument { Symbol = rules.Symbol, BaseCoin = rules.Symbol, StartPrice = first[rules.Symbol].Last }
           select usual with
           {
               SettleCoin = rules.SettleCoin.Length > 0 ? rules.SettleCoin : usual.SettleCoin,
               PriceScale = scene.PriceDecimals.GetValueOrDefault(rules.Symbol, usual.PriceScale),
               TickSize = rules.TickSize,
               QtyStep = rules.QuantityStep,
               MinQty = rules.MinQuantity,
               MaxQty = rules.MaxQuantity ?? usual.MaxQty,
               MaxMarketQty = rules.MaxMarketQuantity ?? usual.MaxMarketQty,
               MinNotional = rules.MinNotional ?? 0,
           },
    ];

    private static QuoteValues ValuesOf(RecordedPrice price) => new()
    {
        TickDirection = price.TickDirection.Length > 0 ? price.TickDirection : "ZeroPlusTick",
        Last = price.Last,
        Mark = price.Mark,
        Index = price.Index,
        Bid = price.Bid,
        BidSize = price.BidSize,
        Ask = price.Ask,
        AskSize = price.AskSize,
        High24H = price.High,
        Low24H = price.Low,
        Volume24H = price.Volume,
        Turnover24H = price.Turnover,
        OpenInterest = price.OpenInterest,
        FundingRate = price.FundingRate,
    };

    private void Show()
    {
        var price = _scene.Prices[_shown++];
        if (_shown < _scene.Prices.Count)
        {
            _timeline.Put(_scene.Prices[_shown].At.Ticks, _next);
        }

        var quote = _quotes[price.Symbol];
        quote.Become(ValuesOf(price));
        Exchange.Exchange.MovePrice(quote);
    }
}
