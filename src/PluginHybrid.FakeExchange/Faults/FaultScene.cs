using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults;

/// <summary>The exchange and the host a script wants to be played with.</summary>
public sealed class FaultScene
{
    private readonly Arguments _with;

    internal FaultScene(Arguments with) => _with = with;

    internal static IReadOnlyList<Word> Words { get; } =
    [
        new("hedge", new TextKind("a symbol"), "Symbols held in hedge mode.") { IsList = true },
        new("market", new ChoiceKind("still", "walk"), "Prices stand still, or wander.") { Default = "still" },
        new("tls", ChoiceKind.Flag, "The sockets speak TLS.") { Default = "false" },
        new("snapshot_age", new TimeKind(), "How old a ticker's snapshot is.") { Default = "0s" },
        new("idle_cut_off", new TimeKind(), "A socket without traffic is cut after this time, found out every 30 s.") { Default = "10m" },
        new("topics_per_request", new WholeKind(1), "The public socket refuses requests with more topics; without it there is no limit."),
        new("partial_requests", ChoiceKind.Flag, "Of a refused request, the topics before the bad one become active.") { Default = "false" },
        new("public_socket", ChoiceKind.Flag, "False: the public path answers 404, as on the demo host.") { Default = "true" },
        new("more_symbols", new WholeKind(1, 500), "So many instruments more are traded: SIM001USDT and on."),
        new("watch", new TextKind("a symbol"), "Tickers the host wants without a position.") { IsList = true },
        new("plugins", new TextKind("a plugin's id"), "Plugins that must run live in the host.") { IsList = true },
        new("settings", new SettingKind(), "Settings of these plugins, instead of all that the host has for them.") { IsList = true },
        new("person", new ChoiceKind("configured", "none"), "Who else trades: the person that is configured, or nobody.") { Default = "configured" },
        new("lasts", new TimeKind(), "The run goes on at least this long after the last fault struck.") { Default = "2s" },
        new("pace", new WholeKind(1, 100), "How coarsely a test's clock may run: 1 for tenths of seconds, 50 for minutes.") { Default = "1" },
        new("key", new ChoiceKind("good", "stranger"), "The key the host has: the venue's, or one of another environment.") { Default = "good" },
    ];

    /// <summary>Tickers the host wants without a position.</summary>
    public IReadOnlyList<string> Watch => _with.List<string>("watch");

    /// <summary>Plugins that must run live in the host.</summary>
    public IReadOnlyList<string> Plugins => _with.List<string>("plugins");

    /// <summary>The settings of one of these plugins as YAML, a line each; <c>null</c>: its defaults.</summary>
    /// <param name="plugin">Its id.</param>
    public string? SettingsOf(string plugin)
    {
        var lines = _with.List<PluginSetting>("settings").Where(setting => setting.Plugin == plugin).Select(setting => $"{setting.Name}: {setting.Value}\n");
        return string.Concat(lines) is { Length: > 0 } text ? text : null;
    }

    /// <summary>Least time the run goes on after the last strike. Default 2 s.</summary>
    public TimeSpan Lasts => _with.Time("lasts");

    /// <summary>How coarsely a test's clock may run. Default 1, at most 100.</summary>
    public int Pace => _with.Whole("pace");

    /// <summary>True when the exchange needs a certificate.</summary>
    public bool Tls => _with.Flag("tls");

    /// <summary>True when the host's key is not the venue's.</summary>
    public bool HasStrangersKey => _with.Text("key") == "stranger";

    /// <summary>Sets an exchange up for it; a certificate is the caller's matter.</summary>
    /// <param name="options">What it is otherwise.</param>
    public FakeBybitOptions Furnish(FakeBybitOptions options) => options with
    {
        Instruments = [.. options.Instruments, .. Instruments.Simulated(_with.WholeOrNull("more_symbols") ?? 0)],
        Person = _with.Text("person") == "none" ? null : options.Person,
        HedgeSymbols = [.. options.HedgeSymbols.Union(_with.List<string>("hedge"))],
        Market = _with.Text("market") == "walk" && options.Market is StillMarket
            ? new RandomWalkMarket { Interval = TimeSpan.FromMilliseconds(100), MarkInterval = TimeSpan.FromMilliseconds(200) }
            : options.Market,
        Server = options.Server with
        {
            SnapshotAge = _with.Time("snapshot_age"),
            IdleCutOff = _with.Time("idle_cut_off"),
            ArgsPerRequestMax = _with.WholeOrNull("topics_per_request") ?? options.Server.ArgsPerRequestMax,
            PartOfFailedRequestStays = _with.Flag("partial_requests"),
            PoseAsDemo = !_with.Flag("public_socket"),
        },
    };
}
