namespace PluginHybrid.Core.Orders;

/// <summary>What the operator allows: the limits of the gate and of the watchdog. The defaults are those of a careful trader.</summary>
public sealed record OrderOptions
{
    /// <summary>True lets a plugin that was granted <c>LoosenStops</c>, and says so in the command, move a stop away from the price. Default false.</summary>
    public bool AllowLoosen { get; init; }

    /// <summary>Commands a plugin may give per second in the long run. Default 5; above zero.</summary>
    public int CommandsPerSecond { get; init; } = 5;

    /// <summary>Commands a plugin may give at once after a quiet time. Default 10; at least 1.</summary>
    public int CommandBurst { get; init; } = 10;

    /// <summary>Requests per second to trading-stop. Default 10, the venue's limit (FACTS §8.2).</summary>
    public int StopsPerSecond { get; init; } = 10;

    /// <summary>Requests per second to order/create and order/cancel together. Default 10, the venue's limit of each.</summary>
    public int OrdersPerSecond { get; init; } = 10;

    /// <summary>How many of those places are kept for tighter stops, reductions and closes. Default 3; below both limits.</summary>
    public int KeptForProtection { get; init; } = 3;

    /// <summary>How long an unknown outcome is asked after before the command is told so. Default 5 s.</summary>
    public TimeSpan UnknownPatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Longest wait for a rate limit of the venue; a longer one refuses the command. Default 30 s.</summary>
    public TimeSpan LimitPatience { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>What the watchdog does about a leg without a stop. Default <see cref="StopPolicy.Warn"/>.</summary>
    public StopPolicy Protection { get; init; } = StopPolicy.Warn;

    /// <summary>How long a leg may be without a stop before the warning. Default 30 s.</summary>
    public TimeSpan WarnAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long before the alert. Default 2 min; not below <see cref="WarnAfter"/>.</summary>
    public TimeSpan AlertAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Distance of the stop that the host sets itself at the alert, in percent of the mark price. Default <c>null</c>: none. Only with <see cref="StopPolicy.Require"/>.</summary>
    public decimal? EmergencyStopPercent { get; init; }

    /// <exception cref="ArgumentException">A limit cannot be.</exception>
    internal void ThrowIfTheyCannotBe()
    {
        if (CommandsPerSecond < 1 || CommandBurst < 1 || KeptForProtection < 0
            || KeptForProtection >= Math.Min(StopsPerSecond, OrdersPerSecond))
        {
            throw new ArgumentException(
                "Orders: CommandsPerSecond and CommandBurst must be at least 1, KeptForProtection at least 0 and below StopsPerSecond and OrdersPerSecond.");
        }

        if (AlertAfter < WarnAfter || WarnAfter < TimeSpan.Zero || EmergencyStopPercent is <= 0 or >= 100)
        {
            throw new ArgumentException("Orders: AlertAfter must not be below WarnAfter, and EmergencyStopPercent must lie between 0 and 100.");
        }
    }
}
