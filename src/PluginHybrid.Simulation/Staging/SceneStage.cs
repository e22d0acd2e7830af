using PluginHybrid.FakeExchange.Staging;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Sdk.Orders;
using Instrument = PluginHybrid.FakeExchange.Venue.Instrument;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Simulation.Staging;

/// <summary>A recorded scene in the words of the fake exchange: its instruments and rules, and the steps that play the scene on it.</summary>
/// <remarks>Halts and watches are the host's own and no steps: who starts the host does them.</remarks>
/// <param name="scene">The scene.</param>
public sealed class SceneStage(RecordedScene scene)
{
    private static readonly VenueRules Usual = new();

    private readonly Dictionary<string, RecordedPrice> _first = scene.Prices.DistinctBy(price => price.Symbol, StringComparer.Ordinal).ToDictionary(price => price.Symbol, StringComparer.Ordinal);

    /// <summary>Time of the recording's last record.</summary>
    public TimeSpan Length => scene.Length;

    /// <summary>Symbols in hedge mode, in name order.</summary>
    public IReadOnlyList<string> HedgeSymbols => scene.HedgeSymbols;

    /// <summary>The usual rules, with the fee that the recording tells.</summary>
    public VenueRules Rules => Usual with { TakerFee = scene.TakerFee ?? Usual.TakerFee };

    /// <summary>What has a price or was traded, in name order; by the recorded rules where they were read, else by those of the fake exchange.</summary>
    public IReadOnlyList<Instrument> Instruments =>
    [
        .. _first.Keys.Concat(scene.Deeds.Select(Of).OfType<LegStep>().Select(step => step.Symbol))
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).Select(InstrumentOf),
    ];

    /// <summary>Everything in order. What was there before the recording began stands at zero.</summary>
    public IReadOnlyList<StagedStep> Steps => field ??=
        [.. scene.Prices.Select(Of).Concat(scene.Deeds.Select(Of).OfType<StagedStep>()).OrderBy(step => step.At).ThenBy(step => step.Record)];

    /// <summary>A ticker as a step.</summary>
    internal static StagedStep Of(RecordedPrice price) => new PriceStep(price.At, price.Record, price.Symbol, ValuesOf(price));

    /// <summary>A deed as a step; <c>null</c> for one that was not done at the venue.</summary>
    internal static StagedStep? Of(RecordedDeed deed) => deed switch
    {
        HeldBefore held => new HeldStep(held.At, held.Record, held.Leg.Symbol, held.Leg.PositionIdx, SideOf(held.Side), held.Size, held.EntryPrice)
        {
            OpenMs = held.OpenedAt?.ToUnixTimeMilliseconds(),
            StopLoss = held.StopLoss,
            TakeProfit = held.TakeProfit,
            TrailingStop = held.TrailingStop,
        },
        TradedByHand trade => new TradeStep(trade.At, trade.Record, trade.Leg.Symbol, trade.Leg.PositionIdx, SideOf(trade.Side), trade.Quantity, trade.Price)
        {
            Closed = trade.Closed,
            ClosedAll = trade.ClosedAll,
        },
        StopsByHand stops => new StopStep(stops.At, stops.Record, stops.Leg.Symbol, stops.Leg.PositionIdx)
        {
            StopLoss = stops.StopLoss,
            TakeProfit = stops.TakeProfit,
            TrailingStop = stops.TrailingStop,
            StopTrigger = TriggerOf(stops.StopTrigger),
            TakeTrigger = TriggerOf(stops.TakeTrigger),
        },
        Funded funded => new FundStep(funded.At, funded.Record, funded.Symbol),
        _ => null,
    };

    /// <summary>A symbol's market at its first recorded price; <c>null</c> without one.</summary>
    internal QuoteValues? First(string symbol) => _first.TryGetValue(symbol, out var price) ? ValuesOf(price) : null;

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

    private static Side SideOf(Sdk.Values.Side side) => side == Sdk.Values.Side.Buy ? Side.Buy : Side.Sell;

    private static TriggerBy TriggerOf(StopTrigger trigger) => trigger switch
    {
        StopTrigger.MarkPrice => TriggerBy.MarkPrice,
        StopTrigger.IndexPrice => TriggerBy.IndexPrice,
        _ => TriggerBy.LastPrice,
    };

    private Instrument InstrumentOf(string symbol)
    {
        var start = _first.TryGetValue(symbol, out var first) ? first.Last : TradedAt(symbol);
        var made = new Instrument { Symbol = symbol, BaseCoin = symbol, StartPrice = start };
        var rules = scene.Instruments.FirstOrDefault(rules => rules.Symbol == symbol);
        var usual = rules is not null ? made : FakeExchange.Venue.Instruments.WellKnown.FirstOrDefault(known => known.Symbol == symbol) ?? made;
        var scaled = usual with { StartPrice = start, PriceScale = scene.PriceDecimals.GetValueOrDefault(symbol, usual.PriceScale) };
        return rules is null ? scaled : scaled with
        {
            SettleCoin = rules.SettleCoin.Length > 0 ? rules.SettleCoin : usual.SettleCoin,
            TickSize = rules.TickSize,
            QtyStep = rules.QuantityStep,
            MinQty = rules.MinQuantity,
            MaxQty = rules.MaxQuantity ?? usual.MaxQty,
            MaxMarketQty = rules.MaxMarketQuantity ?? usual.MaxMarketQty,
            MinNotional = rules.MinNotional ?? 0,
        };
    }

    // A symbol of which no price came stands where somebody traded it.
    private decimal TradedAt(string symbol) => scene.Deeds.Select(deed => deed switch
    {
        HeldBefore held when held.Leg.Symbol == symbol => held.EntryPrice,
        TradedByHand trade when trade.Leg.Symbol == symbol => trade.Price,
        _ => 0,
    }).FirstOrDefault(price => price > 0, 1);
}
