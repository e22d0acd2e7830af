namespace PluginHybrid.Plugins.Managing;

/// <summary>Two steps of danger with hysteresis: a price that plays around a limit is told once.</summary>
internal static class LiquidationWatch
{
    /// <summary>Distance to liquidation in percent of the mark price; <c>null</c> when one of the two is not known.</summary>
    public static decimal? Distance(PositionUpdate held) =>
        held.MarkPrice is { } mark and > 0 && held.Position.LiquidationPrice is { } end and > 0
            ? (mark - end) * (held.Position.Side == Side.Sell ? -1 : 1) / mark * 100
            : null;

    /// <summary>The level now, given the one before: up at once, down only when the distance has recovered.</summary>
    public static DangerLevel Next(DangerLevel before, decimal distance, ManagerSettings settings)
    {
        var reached = At(distance, settings);
        return reached >= before ? reached : Max(reached, Min(before, At(distance - settings.LiquidationHysteresis, settings)));
    }

    private static DangerLevel At(decimal distance, ManagerSettings settings) =>
        settings.LiquidationAlertPercent > 0 && distance <= settings.LiquidationAlertPercent ? DangerLevel.Alert
        : settings.LiquidationWarnPercent > 0 && distance <= settings.LiquidationWarnPercent ? DangerLevel.Warning
        : DangerLevel.Far;

    private static DangerLevel Max(DangerLevel one, DangerLevel other) => one > other ? one : other;

    private static DangerLevel Min(DangerLevel one, DangerLevel other) => one < other ? one : other;
}
