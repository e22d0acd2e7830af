namespace PluginHybrid.Plugins.Trailing;

/// <summary>How the stop follows the price. The defaults give a position room, then let no gain of 1.5 % turn into a loss.</summary>
public sealed record TrailSettings : ISettingsCheck
{
    /// <summary>Who trails. Default ours.</summary>
    [Described("Who trails: ours (we move the stop loss) or venue (the venue's own trailing stop).")]
    public TrailMode Mode { get; init; } = TrailMode.Ours;

    /// <summary>Profit that activates the trail, in percent of the entry price. Default 1.5; 0 at once.</summary>
    [Range(0, 1000), Described("Profit that activates the trail, in percent of the entry price; 0 at once.")]
    public decimal ActivateAtPercent { get; init; } = 1.5m;

    /// <summary>Price that activates it instead, by symbol or by leg (<c>BTCUSDT#1</c>). Default none.</summary>
    [Described("Price that activates the trail instead of the profit, by symbol (BTCUSDT) or leg (BTCUSDT#1).")]
    public IReadOnlyDictionary<string, decimal> ActivateAtPrice { get; init; } = new Dictionary<string, decimal>();

    /// <summary>What <see cref="Distance"/> counts. Default percent.</summary>
    [Described("What distance counts: percent, price, ticks or atr.")]
    public DistanceBy DistanceBy { get; init; } = DistanceBy.Percent;

    /// <summary>How far the stop stays behind the best price. Default 1.</summary>
    [Range(0.0000001, 1_000_000_000), Described("How far the stop stays behind the best price, in the unit of distanceBy.")]
    public decimal Distance { get; init; } = 1m;

    /// <summary>Profit bands that narrow the distance: <c>3%:0.8 6%:0.5</c>. Default none.</summary>
    [Described("Profit bands that narrow the distance, for example 3%:0.8 6%:0.5 (from 3 % profit 0.8, from 6 % 0.5).")]
    public string Bands { get; init; } = "";

    /// <summary>Bars averaged for the ATR. Default 14.</summary>
    [Range(2, 500), Described("Bars averaged for the ATR.")]
    public int AtrPeriod { get; init; } = 14;

    /// <summary>Length of one bar of the ATR. Default one minute.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00"), Described("Length of one bar of the ATR.")]
    public TimeSpan AtrBar { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The ATR distance is never below this percentage of the price. Default 0.2.</summary>
    [Range(0, 50), Described("The ATR distance is never below this percentage of the price.")]
    public decimal AtrFloorPercent { get; init; } = 0.2m;

    /// <summary>Best profit that moves the stop to the entry price plus fees, in percent. Default 1; 0 never.</summary>
    [Range(0, 1000), Described("Best profit that moves the stop to the entry price plus fees, in percent; 0 never.")]
    public decimal BreakEvenAtPercent { get; init; } = 1m;

    /// <summary>Fees that break-even covers, both ways, in percent of the entry price. Default 0.12: two taker fees and a little slippage.</summary>
    [Range(0, 10), Described("Fees that break-even covers, both ways, in percent of the entry price.")]
    public decimal FeeCoverPercent { get; init; } = 0.12m;

    /// <summary>Smallest move worth a request, in percent of the price. Default 0.05.</summary>
    [Range(0, 10), Described("Smallest move of the stop worth a request, in percent of the price.")]
    public decimal MinStepPercent { get; init; } = 0.05m;

    /// <summary>Shortest time between two requests for a leg. Default one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00"), Described("Shortest time between two requests for a leg.")]
    public TimeSpan MinInterval { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Time until a refused stop is tried again, unless the price makes a new best before. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00"), Described("Time until a refused stop is tried again, unless the price makes a new best before.")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Which price the trail follows and the stop is set off by. Default the mark price.</summary>
    [Described("Which price the trail follows and the stop is set off by: markPrice, lastPrice or indexPrice (follows the mark price).")]
    public StopTrigger Trigger { get; init; } = StopTrigger.MarkPrice;

    /// <summary>Prices older than this are not followed. Default 30 s: up to 20 s is normal for a price that does not move.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00"), Described("Prices older than this are not followed.")]
    public TimeSpan MaxMarkAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>A net under our own trail: the venue trails too, this many times as far. Default 0: no net.</summary>
    [Range(0, 20), Described("A net under our own trail: the venue trails too, this many times as far; 0 for none.")]
    public decimal VenueNet { get; init; }

    /// <inheritdoc />
    public string? Problem()
    {
        if (DistanceBy == DistanceBy.Percent && Distance >= 100)
        {
            return $"distance: {Distance} % is no distance; a stop would lie at zero or below";
        }

        if (BreakEvenAtPercent > 0 && BreakEvenAtPercent <= FeeCoverPercent)
        {
            return $"breakEvenAtPercent: {BreakEvenAtPercent} must be above feeCoverPercent ({FeeCoverPercent}), or the stop would lie above the price";
        }

        if (VenueNet is > 0 and < 1)
        {
            return $"venueNet: {VenueNet} would lie above our own trail; use 0 for none, or 1 and more";
        }

        return ActivateAtPrice.Any(entry => entry.Value <= 0)
            ? "activateAtPrice: prices are above zero"
            : ProfitBands.Check(Bands, Distance);
    }
}
