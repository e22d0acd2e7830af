namespace PluginHybrid.Plugins.Ageing;

/// <summary>The plan for all symbols, other plans for some, and how closing is done. By default nothing is reduced or closed: old positions are told and protected.</summary>
public sealed record AgeSettings : AgePlan, ISettingsCheck
{
    /// <summary>Whole plans for single symbols; what a plan leaves out has the record's default, not the value above.</summary>
    [Described("Other plans for single symbols, by symbol; a plan is complete in itself.")]
    public IReadOnlyDictionary<string, AgePlan> Symbols { get; init; } = new Dictionary<string, AgePlan>();

    /// <summary>How positions are closed. Default limit with chase.</summary>
    [Described("How positions are closed: limit (with chase) or market.")]
    public CloseBy CloseBy { get; init; } = CloseBy.Limit;

    /// <summary>How long a limit order may wait before it is placed anew. Default 20 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00"), Described("How long a limit order may wait before it is placed anew.")]
    public TimeSpan ChaseWait { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>How many limit orders are placed at most. Default 5.</summary>
    [Range(1, 100), Described("How many limit orders are placed at most.")]
    public int ChaseTimes { get; init; } = 5;

    /// <summary>How far on our side of the mark price a limit order lies, in percent; below zero crosses it. Default 0.02.</summary>
    [Range(-5, 5), Described("How far on our side of the mark price a limit order lies, in percent; below zero crosses it.")]
    public decimal ChaseOffsetPercent { get; init; } = 0.02m;

    /// <summary>Whether a market order follows when the chase was in vain. Default true.</summary>
    [Described("Whether a market order follows when the chase was in vain.")]
    public bool ThenMarket { get; init; } = true;

    /// <summary>UTC hours in which nothing is reduced or closed, for example <c>22:00-06:00</c>; several with a blank between. Default none.</summary>
    [Described("UTC hours in which nothing is reduced or closed, for example 22:00-06:00; several with a blank between.")]
    public string QuietHours { get; init; } = "";

    /// <summary>Time after a start of the host in which nothing is reduced or closed. Default 2 min: a person may want to look first.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "1.00:00:00"), Described("Time after a start of the host in which nothing is reduced or closed.")]
    public TimeSpan Grace { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Nothing is done on prices older than this. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00"), Described("Nothing is done on prices older than this.")]
    public TimeSpan MaxMarkAge { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Time until a refused command is tried again. Default 30 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00"), Described("Time until a refused command is tried again.")]
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How often ages are looked at. Default one second.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00"), Described("How often ages are looked at.")]
    public TimeSpan Every { get; init; } = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    public string? Problem() =>
        UtcHours.Check(QuietHours)
        ?? TargetTable.Check("targets", Targets)
        ?? Symbols.OrderBy(entry => entry.Key, StringComparer.Ordinal)
            .Select(entry => TargetTable.Check($"symbols.{entry.Key}.targets", entry.Value.Targets))
            .FirstOrDefault(problem => problem is not null);
}
