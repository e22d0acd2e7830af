namespace PluginHybrid.Plugins.Managing;

/// <summary>What the manager remembers of one leg over restarts: what was told and done already.</summary>
internal sealed record LegWatch
{
    public required PositionIdentity Identity { get; init; }

    /// <summary>Since when it has no stop; <c>null</c> while it has one.</summary>
    public DateTimeOffset? NakedSince { get; init; }

    /// <summary>A stop was taken and not sent (shadow, paper): the row will never show it.</summary>
    public bool StoppedOnPaper { get; init; }

    /// <summary><see cref="ActedOnDay"/> was taken and not sent.</summary>
    public bool DayOnPaper { get; init; }

    /// <summary><see cref="ActedOnExposure"/> was taken and not sent.</summary>
    public bool ExposureOnPaper { get; init; }

    public DangerLevel Danger { get; init; }

    /// <summary>The queue of auto-deleveraging was told.</summary>
    public bool AdlTold { get; init; }

    /// <summary>The day on which the daily loss was acted upon.</summary>
    public DateTimeOffset? ActedOnDay { get; init; }

    /// <summary>Acted upon because of exposure; back to false once the exposure is below the limit.</summary>
    public bool ActedOnExposure { get; init; }

    /// <summary>The reduction whose answer has not come, or was lost with the host or on its way; <c>null</c>: none.</summary>
    public AskedReduction? Reducing { get; init; }

    /// <summary>After a command: nothing before this.</summary>
    public DateTimeOffset NotBefore { get; init; }

    /// <summary>The memory at the sight of a size: a reduction whose answer was lost was carried out when the position is smaller.</summary>
    public LegWatch Seen(decimal size) => Reducing is not { } asked || size >= asked.From ? this
        : asked.Day is { } day ? this with { ActedOnDay = day, Reducing = null }
        : this with { ActedOnExposure = true, Reducing = null };

    /// <summary>The memory of a manager whose orders are sent: what was only decided on paper does not count. The same memory when nothing was.</summary>
    public LegWatch WithoutPaper() => !StoppedOnPaper && !DayOnPaper && !ExposureOnPaper ? this : this with
    {
        StoppedOnPaper = false,
        ActedOnDay = DayOnPaper ? null : ActedOnDay,
        DayOnPaper = false,
        ActedOnExposure = ActedOnExposure && !ExposureOnPaper,
        ExposureOnPaper = false,
    };
}
