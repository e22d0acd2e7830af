using PluginHybrid.Configuration.Kinds;

namespace PluginHybrid.Configuration;

/// <summary>The keys about plugins as a whole, orders and state.</summary>
internal static class HostSettingTable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The keys, in the order a person should read them.</summary>
    public static IEnumerable<ISetting> All() => [.. Plugins(), .. Protection(), .. Rates(), .. State()];

    private static IEnumerable<ISetting> Plugins() =>
    [
        new Setting<IReadOnlyList<string>>(
            "plugins.folders",
            "Folders with plugins: <id>/<id>.dll, <id>.cs and <id>.csx. One that is not there is no mistake.",
            new FoldersKind(),
            settings => settings.Plugins.Folders,
            (settings, value) => settings with { Plugins = settings.Plugins with { Folders = value } }),
        new Setting<bool>(
            "plugins.bundled",
            "True loads the plugins delivered with hybrid too. An id that is both there and in plugins.folders is refused: keep one.",
            new FlagKind(),
            settings => settings.Plugins.Bundled,
            (settings, value) => settings with { Plugins = settings.Plugins with { Bundled = value } }),
        new Setting<bool>(
            "plugins.watch",
            "True replaces a running plugin when its files change, between two events.",
            new FlagKind(),
            settings => settings.Plugins.Watch,
            (settings, value) => settings with { Plugins = settings.Plugins with { Watch = value } }),
        new Setting<TimeSpan>(
            "plugins.turn_budget",
            "A turn of a plugin that takes longer is told in the log and counted.",
            new DurationKind(TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(1)),
            settings => settings.Plugins.TurnBudget,
            (settings, value) => settings with { Plugins = settings.Plugins with { TurnBudget = value } }),
        new Setting<TimeSpan>(
            "plugins.hang_after",
            "A turn that takes longer hangs: the plugin loses its order desk and its lane is given up.",
            new DurationKind(TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(10)),
            settings => settings.Plugins.HangAfter,
            (settings, value) => settings with { Plugins = settings.Plugins with { HangAfter = value } }),
    ];

    private static IEnumerable<ISetting> Protection() =>
    [
        Order(
            "allow_loosen",
            "True lets a plugin that was granted loosen-stops move a stop away from the price.",
            new FlagKind(),
            orders => orders.AllowLoosen,
            (orders, value) => orders with { AllowLoosen = value }),
        Order(
            "protection",
            "What the host itself does about an open position without a stop: require (warn, alert, set the emergency stop), warn, or off.",
            new ChoiceKind<ProtectionPolicy>(("require", ProtectionPolicy.Require), ("warn", ProtectionPolicy.Warn), ("off", ProtectionPolicy.Off)),
            orders => orders.Protection,
            (orders, value) => orders with { Protection = value }),
        Order(
            "warn_after",
            "A position without a stop for this long is warned about.",
            new DurationKind(TimeSpan.Zero, Day),
            orders => orders.WarnAfter,
            (orders, value) => orders with { WarnAfter = value }),
        Order(
            "alert_after",
            "A position without a stop for this long raises an alert. Not below warn_after.",
            new DurationKind(TimeSpan.Zero, Day),
            orders => orders.AlertAfter,
            (orders, value) => orders with { AlertAfter = value }),
        Order(
            "emergency_stop",
            "Distance, in percent of the mark price, of the stop the host sets itself at the alert. 0 sets none. Only with protection: require.",
            new DecimalKind(0m, 50m),
            orders => orders.EmergencyStop,
            (orders, value) => orders with { EmergencyStop = value }),
    ];

    private static IEnumerable<ISetting> Rates() =>
    [
        Order(
            "commands_per_second",
            "Commands each plugin may give per second in the long run.",
            new WholeNumberKind(1, 100),
            orders => orders.CommandsPerSecond,
            (orders, value) => orders with { CommandsPerSecond = value }),
        Order(
            "command_burst",
            "Commands each plugin may give at once after a quiet time.",
            new WholeNumberKind(1, 100),
            orders => orders.CommandBurst,
            (orders, value) => orders with { CommandBurst = value }),
        Order(
            "stops_per_second",
            "Requests per second that set stops, of all plugins together. The venue allows 10.",
            new WholeNumberKind(1, 100),
            orders => orders.StopsPerSecond,
            (orders, value) => orders with { StopsPerSecond = value }),
        Order(
            "orders_per_second",
            "Requests per second that place or cancel orders, of all plugins together. The venue allows 10.",
            new WholeNumberKind(1, 100),
            orders => orders.OrdersPerSecond,
            (orders, value) => orders with { OrdersPerSecond = value }),
        Order(
            "kept_for_protection",
            "How many of those requests are kept for tighter stops, reductions and closes. Below both.",
            new WholeNumberKind(0, 99),
            orders => orders.KeptForProtection,
            (orders, value) => orders with { KeptForProtection = value }),
    ];

    private static IEnumerable<ISetting> State() =>
    [
        new Setting<string?>(
            "state.folder",
            "Where state, journal, control socket and the HALT file lie.",
            new FilePathKind("a folder"),
            settings => settings.State.Folder,
            (settings, value) => settings with { State = settings.State with { Folder = value! } }),
        new Setting<int>(
            "state.keep_days",
            "Days for which the journal is kept.",
            new WholeNumberKind(1, 3650),
            settings => settings.State.KeepDays,
            (settings, value) => settings with { State = settings.State with { KeepDays = value } }),
        new Setting<int>(
            "state.max_megabytes",
            "Size above which the oldest journal lines go, however young.",
            new WholeNumberKind(16, 65_536),
            settings => settings.State.MaxMegabytes,
            (settings, value) => settings with { State = settings.State with { MaxMegabytes = value } }),
    ];

    private static Setting<T> Order<T>(
        string name, string description, ISettingKind<T> kind, Func<OrderSettings, T> get, Func<OrderSettings, T, OrderSettings> put) => new(
        $"orders.{name}",
        description,
        kind,
        settings => get(settings.Orders),
        (settings, value) => settings with { Orders = put(settings.Orders, value) });
}
