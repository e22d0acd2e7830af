namespace PluginHybrid.Configuration;

/// <summary>What must hold between the keys of <c>orders</c>.</summary>
internal static class OrderRules
{
    /// <summary>The rules that are broken.</summary>
    /// <param name="orders">The values.</param>
    /// <param name="origins">Where they stand.</param>
    public static IEnumerable<SettingProblem> Check(OrderSettings orders, IReadOnlyDictionary<string, SettingPlace> origins)
    {
        if (orders.AlertAfter < orders.WarnAfter)
        {
            yield return new(
                Place(origins, "orders.alert_after", "orders.warn_after"),
                $"orders.alert_after is {Durations.Text(orders.AlertAfter)}, below orders.warn_after, {Durations.Text(orders.WarnAfter)}.",
                "An alert follows the warning: raise the one or lower the other.");
        }

        if (orders.EmergencyStop > 0 && orders.Protection != ProtectionPolicy.Require)
        {
            yield return new(
                Place(origins, "orders.emergency_stop", "orders.protection"),
                "orders.emergency_stop is set, but orders.protection is not require: it would never be used.",
                "Write orders.protection: require, or remove the distance.");
        }

        if (orders.KeptForProtection >= Math.Min(orders.StopsPerSecond, orders.OrdersPerSecond))
        {
            yield return new(
                Place(origins, "orders.kept_for_protection", "orders.stops_per_second", "orders.orders_per_second"),
                $"orders.kept_for_protection is {orders.KeptForProtection}: nothing would be left for anything else.",
                "Keep it below orders.stops_per_second and orders.orders_per_second.");
        }
    }

    // The first of the keys that somebody wrote: at least one differs from its default.
    private static SettingPlace Place(IReadOnlyDictionary<string, SettingPlace> origins, params string[] keys) =>
        keys.Where(origins.ContainsKey).Select(key => origins[key]).First();
}
