namespace PluginHybrid.Configuration;

/// <summary>What the gate lets through, and what the watchdog does about a leg without a stop.</summary>
internal sealed record OrderSettings
{
    /// <summary>True lets a plugin with <c>loosen-stops</c> move a stop away from the price.</summary>
    public bool AllowLoosen { get; init; }

    /// <summary>What the watchdog does.</summary>
    public ProtectionPolicy Protection { get; init; } = ProtectionPolicy.Warn;

    /// <summary>Without a stop for this long: a warning.</summary>
    public TimeSpan WarnAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Without a stop for this long: an alert.</summary>
    public TimeSpan AlertAfter { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>Distance of the host's own emergency stop in percent of the mark price; 0 sets none.</summary>
    public decimal EmergencyStop { get; init; }

    /// <summary>Commands a plugin may give per second in the long run.</summary>
    public int CommandsPerSecond { get; init; } = 5;

    /// <summary>Commands a plugin may give at once after a quiet time.</summary>
    public int CommandBurst { get; init; } = 10;

    /// <summary>Requests per second that set stops.</summary>
    public int StopsPerSecond { get; init; } = 10;

    /// <summary>Requests per second that place or cancel orders.</summary>
    public int OrdersPerSecond { get; init; } = 10;

    /// <summary>How many of those are kept for what protects.</summary>
    public int KeptForProtection { get; init; } = 3;
}
