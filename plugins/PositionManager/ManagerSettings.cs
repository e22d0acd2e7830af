namespace PluginHybrid.Plugins.Managing;

/// <summary>What the manager watches and what it may do. By default it gives every position a stop, warns, and touches nothing else.</summary>
public sealed record ManagerSettings : ISettingsCheck
{
    private const string Minute = "00:01:00";

    /// <summary>Distance of the stop that an unprotected position gets. Default 2; 0 for no stop.</summary>
    [Range(0, 1_000_000_000), Described("Distance of the stop that an unprotected position gets, in the unit of initialStopBy; 0 for none.")]
    public decimal InitialStop { get; init; } = 2m;

    /// <summary>What <see cref="InitialStop"/> counts. Default percent of the entry price.</summary>
    [Described("What initialStop counts: percent (of the entry price) or price.")]
    public StopBy InitialStopBy { get; init; } = StopBy.Percent;

    /// <summary>Other distances for single symbols, in the same unit. Default none.</summary>
    [Described("Other distances of the initial stop for single symbols, in the same unit; 0 for none.")]
    public IReadOnlyDictionary<string, decimal> InitialStops { get; init; } = new Dictionary<string, decimal>();

    /// <summary>How long a position may be without a stop before it gets one. Default 5 s: time to set your own.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00"), Described("How long a position may be without a stop before it gets one.")]
    public TimeSpan InitialStopGrace { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Distance to the liquidation price that warns, in percent of the mark price. Default 10; 0 never.</summary>
    [Range(0, 100), Described("Distance to the liquidation price that warns, in percent of the mark price; 0 never.")]
    public decimal LiquidationWarnPercent { get; init; } = 10m;

    /// <summary>Distance that alerts. Default 5; 0 never.</summary>
    [Range(0, 100), Described("Distance to the liquidation price that alerts, in percent of the mark price; 0 never.")]
    public decimal LiquidationAlertPercent { get; init; } = 5m;

    /// <summary>How far the distance must recover before the same warning can come again, in percentage points. Default 1.</summary>
    [Range(0, 50), Described("How far the distance must recover before the same warning can come again, in percentage points.")]
    public decimal LiquidationHysteresis { get; init; } = 1m;

    /// <summary>Place in the queue of auto-deleveraging that warns. Default 4; 0 never.</summary>
    [Range(0, 5), Described("Place in the queue of auto-deleveraging that warns, 1 to 5; 0 never.")]
    public int AdlWarnRank { get; init; } = 4;

    /// <summary>Largest value of all legs together, in the quote currency. Default 0: no limit.</summary>
    [Range(0, 1_000_000_000_000), Described("Largest value of all legs together, in the quote currency; 0 for no limit.")]
    public decimal MaxExposure { get; init; }

    /// <summary>Largest value of one symbol's legs together. Default 0: no limit.</summary>
    [Range(0, 1_000_000_000_000), Described("Largest value of one symbol's legs together, in the quote currency; 0 for no limit.")]
    public decimal MaxExposurePerSymbol { get; init; }

    /// <summary>What is done above a limit of exposure. Default nothing but the alert.</summary>
    [Described("What is done above a limit of exposure: none (alert only), tightenStops, reduce (back to the limit) or close.")]
    public Protection OnExposure { get; init; } = Protection.None;

    /// <summary>Loss of one day that alerts: realised and unrealised since the day began. Default 0: no limit.</summary>
    [Range(0, 1_000_000_000_000), Described("Loss of one day, realised and unrealised, that alerts, in the quote currency; 0 for no limit.")]
    public decimal MaxDailyLoss { get; init; }

    /// <summary>What is done then, once per day and leg. Default nothing but the alert.</summary>
    [Described("What is done when the day's loss is reached, once per day and leg: none, tightenStops, reduce or close.")]
    public Protection OnDailyLoss { get; init; } = Protection.None;

    /// <summary>UTC hour at which the day begins. Default 0.</summary>
    [Range(0, 23), Described("UTC hour at which the day begins.")]
    public int DayStartsAtHour { get; init; }

    /// <summary>Where <see cref="Protection.TightenStops"/> puts stops, in percent from the mark price. Default 0.5.</summary>
    [Range(0.05, 50), Described("Where tightenStops puts the stops, in percent from the mark price.")]
    public decimal TightenToPercent { get; init; } = 0.5m;

    /// <summary>What <see cref="Protection.Reduce"/> takes off each leg on a daily loss. Default a half.</summary>
    [Range(0.01, 0.99), Described("Part of each leg that reduce takes off on a daily loss, 0.01 to 0.99.")]
    public decimal ReduceFraction { get; init; } = 0.5m;

    /// <summary>A summary in the log this often, and at the stop. Default 15 min; 0 never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "7.00:00:00"), Described("A summary in the log this often; 0 never.")]
    public TimeSpan SummaryEvery { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>How often the book is looked at. Default one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", Minute), Described("How often the book is looked at.")]
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Nothing is done on prices older than this. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00"), Described("Nothing is done on prices older than this.")]
    public TimeSpan MaxMarkAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time until a refused command is tried again. Default 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00"), Described("Time until a refused command is tried again.")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(15);

    /// <inheritdoc />
    public string? Problem()
    {
        if (LiquidationAlertPercent > LiquidationWarnPercent && LiquidationWarnPercent > 0)
        {
            return $"liquidationAlertPercent: {LiquidationAlertPercent} must not be above liquidationWarnPercent ({LiquidationWarnPercent}); the alert is the second step";
        }

        if (InitialStopBy == StopBy.Percent && (InitialStop >= 100 || InitialStops.Values.Any(percent => percent >= 100)))
        {
            return "initialStop: 100 % and more is no stop";
        }

        return InitialStops.Values.Any(distance => distance < 0) ? "initialStops: distances are not below zero" : null;
    }
}
