using Microsoft.Extensions.Logging;
using PluginHybrid.Configuration.Kinds;

namespace PluginHybrid.Configuration;

/// <summary>Every key there is. The reader, the overrides, the schema and the error texts all follow this one table.</summary>
internal static class SettingTable
{
    private static readonly (string, string) Web = (Uri.UriSchemeHttps, Uri.UriSchemeHttp);
    private static readonly (string, string) Socket = (Uri.UriSchemeWss, Uri.UriSchemeWs);

    /// <summary>The groups, outer before inner.</summary>
    public static IReadOnlyList<SettingSection> Sections { get; } =
    [
        new("exchange", "The venue, and how to hold the line to it."),
        new("exchange.endpoints", "Addresses that replace the environment's own, for regional hosts or a fake exchange of your own."),
        new("simulated", "The embedded fake exchange. Read only when exchange.environment is simulated, and by hybrid fake."),
        new("watch", "Prices to follow besides those of held positions."),
        new("plugins", "Where plugins lie, and what each may do. A key that is a plugin's id holds what is for that one."),
        new("orders", "What the gate lets through, and what the host does about positions without a stop."),
        new("state", "What survives the host: values of plugins, journal, kill switch."),
        new("log", "The log on stderr."),
    ];

    /// <summary>The keys, in the order a person should read them.</summary>
    public static IReadOnlyList<ISetting> All { get; } = [.. Exchange(), .. Endpoints(), .. Simulated(), .. Watch(), .. HostSettingTable.All(), .. Log()];

    /// <summary>The key at a path, also one of a plugin; <c>null</c> when there is none.</summary>
    /// <param name="path">For example <c>exchange.heartbeat</c> or <c>plugins.trailing-stop.mode</c>.</param>
    public static ISetting? Find(string path) => All.FirstOrDefault(setting => setting.Path == path) ?? PluginSettingTable.Find(path);

    /// <summary>All keys with those of every plugin that is configured.</summary>
    /// <param name="settings">Which plugins.</param>
    public static IEnumerable<ISetting> AllOf(HybridSettings settings) => [.. All, .. settings.Plugins.ById.Keys.SelectMany(PluginSettingTable.For)];

    private static IEnumerable<ISetting> Exchange() =>
    [
        new Setting<VenueEnvironment>(
            "exchange.environment",
            "Which venue: simulated (embedded, needs no key), testnet, demo or mainnet. A key works on exactly one of them.",
            new ChoiceKind<VenueEnvironment>(
                ("simulated", VenueEnvironment.Simulated),
                ("testnet", VenueEnvironment.Testnet),
                ("demo", VenueEnvironment.Demo),
                ("mainnet", VenueEnvironment.Mainnet)),
            settings => settings.Exchange.Environment,
            (settings, value) => settings with { Exchange = settings.Exchange with { Environment = value } }),
        new Setting<LiveConsent>(
            "exchange.allow_live",
            "Mainnet, or any host that is not known to be harmless, is dialled only with i-understand. Orders are sent only for plugins whose mode is live and whose live_on names the environment.",
            new ChoiceKind<LiveConsent>(("never", LiveConsent.Never), ("i-understand", LiveConsent.IUnderstand)),
            settings => settings.Exchange.AllowLive,
            (settings, value) => settings with { Exchange = settings.Exchange with { AllowLive = value } }),
        new Setting<TimeSpan>(
            "exchange.heartbeat",
            "Between two pings on each stream. The venue asks for 20s.",
            new DurationKind(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60)),
            settings => settings.Exchange.Heartbeat,
            (settings, value) => settings with { Exchange = settings.Exchange with { Heartbeat = value } }),
        new Setting<int>(
            "exchange.seed",
            "Seeds the jitter of reconnects: the same seed waits the same times.",
            new WholeNumberKind(0, int.MaxValue),
            settings => settings.Exchange.Seed,
            (settings, value) => settings with { Exchange = settings.Exchange with { Seed = value } }),
    ];

    private static IEnumerable<ISetting> Endpoints() =>
    [
        new Setting<Uri?>(
            "exchange.endpoints.rest",
            "Base address of the REST calls.",
            new AddressKind(Web, "https://api.bybit.nl"),
            settings => settings.Exchange.Endpoints.Rest,
            (settings, value) => WithEndpoints(settings, settings.Exchange.Endpoints with { Rest = value })),
        new Setting<Uri?>(
            "exchange.endpoints.private",
            "Address of the private stream, path included.",
            new AddressKind(Socket, "wss://stream.bybit.tr/v5/private"),
            settings => settings.Exchange.Endpoints.Private,
            (settings, value) => WithEndpoints(settings, settings.Exchange.Endpoints with { Private = value })),
        new Setting<Uri?>(
            "exchange.endpoints.public",
            "Address of the public stream, path included.",
            new AddressKind(Socket, "wss://stream.bybit.tr/v5/public/linear"),
            settings => settings.Exchange.Endpoints.Public,
            (settings, value) => WithEndpoints(settings, settings.Exchange.Endpoints with { Public = value })),
    ];

    private static IEnumerable<ISetting> Simulated() =>
    [
        new Setting<int>(
            "simulated.seed",
            "Seeds prices and ids: same seed, same prices.",
            new WholeNumberKind(0, int.MaxValue),
            settings => settings.Simulated.Seed,
            (settings, value) => settings with { Simulated = settings.Simulated with { Seed = value } }),
        new Setting<TimeSpan>(
            "simulated.tick_interval",
            "Between two ticker frames of a symbol. The real venue sends at most one per 100ms.",
            new DurationKind(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(10)),
            settings => settings.Simulated.TickInterval,
            (settings, value) => settings with { Simulated = settings.Simulated with { TickInterval = value } }),
        new Setting<TimeSpan>(
            "simulated.mark_interval",
            "Between two new mark prices of a symbol. The real venue takes about 1s.",
            new DurationKind(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(60)),
            settings => settings.Simulated.MarkInterval,
            (settings, value) => settings with { Simulated = settings.Simulated with { MarkInterval = value } }),
        new Setting<decimal>(
            "simulated.volatility",
            "Typical move of a price per tick, in percent.",
            new DecimalKind(0m, 5m),
            settings => settings.Simulated.Volatility,
            (settings, value) => settings with { Simulated = settings.Simulated with { Volatility = value } }),
        new Setting<int>(
            "simulated.extra_symbols",
            "So many made-up symbols are traded beside the eight well-known ones: SIM001USDT, SIM002USDT, and so on.",
            new WholeNumberKind(0, 200),
            settings => settings.Simulated.ExtraSymbols,
            (settings, value) => settings with { Simulated = settings.Simulated with { ExtraSymbols = value } }),
        new Setting<IReadOnlyList<string>>(
            "simulated.hedge_symbols",
            "Symbols held in hedge mode, with a buy leg and a sell leg. All others are one-way.",
            new SymbolsKind(0, 20),
            settings => settings.Simulated.HedgeSymbols,
            (settings, value) => settings with { Simulated = settings.Simulated with { HedgeSymbols = value } }),
        new Setting<string?>(
            "simulated.script",
            "What the scripted person opens, adds to and closes. Without it the built-in script is played.",
            new FilePathKind("a script for the fake exchange's person"),
            settings => settings.Simulated.Script,
            (settings, value) => settings with { Simulated = settings.Simulated with { Script = value } }),
    ];

    private static IEnumerable<ISetting> Watch() =>
    [
        new Setting<IReadOnlyList<string>>(
            "watch.symbols",
            "Symbols whose price is followed and shown whether or not a position is held. Held ones are always followed.",
            new SymbolsKind(0, 200),
            settings => settings.Watch.Symbols,
            (settings, value) => settings with { Watch = new WatchSettings { Symbols = value } }),
    ];

    private static IEnumerable<ISetting> Log() =>
    [
        new Setting<LogLevel>(
            "log.level",
            "Quietest level that is still written to stderr.",
            new ChoiceKind<LogLevel>(
                ("debug", LogLevel.Debug),
                ("information", LogLevel.Information),
                ("warning", LogLevel.Warning),
                ("error", LogLevel.Error),
                ("none", LogLevel.None)),
            settings => settings.Log.Level,
            (settings, value) => settings with { Log = new LogSettings { Level = value } }),
    ];

    private static HybridSettings WithEndpoints(HybridSettings settings, EndpointSettings endpoints) =>
        settings with { Exchange = settings.Exchange with { Endpoints = endpoints } };
}
