namespace PluginHybrid.Plugins.Ageing;

/// <summary>What happens to a position at which age. Zero switches a stage off.</summary>
public record AgePlan
{
    private protected const string Longest = "3650.00:00:00";

    /// <summary>Age that warns, once. Default 12 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest), Described("Age that warns, once; 0 never.")]
    public TimeSpan WarnAfter { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Age from which the stop goes to break-even as soon as the price allows. Default 24 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest), Described("Age from which the stop goes to break-even as soon as the price allows; 0 never.")]
    public TimeSpan BreakEvenAfter { get; init; } = TimeSpan.FromHours(24);

    /// <summary>Fees that break-even covers, both ways, in percent of the entry price. Default 0.12.</summary>
    [Range(0, 10), Described("Fees that break-even covers, both ways, in percent of the entry price.")]
    public decimal FeeCoverPercent { get; init; } = 0.12m;

    /// <summary>Take-profit that comes nearer with age, for example <c>0:3% 4h:1% 12h:0% 24h:-1%</c>. Default none.</summary>
    [Described("Take-profit that comes nearer with age: <age>:<percent of entry>%, for example 0:3% 4h:1% 12h:0% 24h:-1%.")]
    public string Targets { get; init; } = "";

    /// <summary>Age that makes the position smaller, once. Default 0: never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest), Described("Age that makes the position smaller, once; 0 never.")]
    public TimeSpan ReduceAfter { get; init; }

    /// <summary>How much of it goes then. Default a half.</summary>
    [Range(0.01, 0.99), Described("Part of the position that goes at reduceAfter, 0.01 to 0.99.")]
    public decimal ReduceFraction { get; init; } = 0.5m;

    /// <summary>Age that closes it. Default 0: never.</summary>
    [Range(typeof(TimeSpan), "00:00:00", Longest), Described("Age that closes the position; 0 never.")]
    public TimeSpan CloseAfter { get; init; }
}
