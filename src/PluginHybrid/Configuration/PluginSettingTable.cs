using System.Text.RegularExpressions;
using PluginHybrid.Configuration.Kinds;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Configuration;

/// <summary>The keys every plugin has, under <c>plugins.&lt;id&gt;</c>.</summary>
internal static partial class PluginSettingTable
{
    /// <summary>The group of all plugins.</summary>
    public const string Section = "plugins";

    /// <summary>Stands for any id in the schema and in texts.</summary>
    public const string AnyId = "<id>";

    /// <summary>True when a plugin can have this id: lower case letters, digits, dashes.</summary>
    /// <param name="id">What was written.</param>
    public static bool IsId(string id) => Id().IsMatch(id);

    /// <summary>The plugin a group belongs to; <c>null</c> when it is not one of a plugin.</summary>
    /// <param name="section">For example <c>plugins.trailing-stop</c>.</param>
    public static string? IdOf(string section) =>
        section.StartsWith(Section + ".", StringComparison.Ordinal) && IsId(section[(Section.Length + 1)..]) ? section[(Section.Length + 1)..] : null;

    /// <summary>The key at a path under a plugin; <c>null</c> when there is none.</summary>
    /// <param name="path">For example <c>plugins.trailing-stop.mode</c>.</param>
    public static ISetting? Find(string path) =>
        path.LastIndexOf('.') is > 0 and var end && IdOf(path[..end]) is { } id ? For(id).FirstOrDefault(setting => setting.Path == path) : null;

    /// <summary>All keys of one plugin.</summary>
    /// <param name="id">Its id.</param>
    public static IReadOnlyList<ISetting> For(string id) => [.. Permissions(id), .. Running(id)];

    private static IEnumerable<ISetting> Permissions(string id) =>
    [
        Key(id, "enabled", "False keeps the plugin from being started.", new FlagKind(), plugin => plugin.Enabled, (plugin, value) => plugin with { Enabled = value }),
        Key(
            id,
            "mode",
            "What becomes of its orders: shadow (decided and journaled, not sent), paper (played on a book of its own), live (sent, where live_on allows it).",
            new ChoiceKind<PluginMode>(("shadow", PluginMode.Shadow), ("paper", PluginMode.Paper), ("live", PluginMode.Live)),
            plugin => plugin.Mode,
            (plugin, value) => plugin with { Mode = value }),
        Key(
            id,
            "live_on",
            "Environments in which mode live means live; in all others it is shadow. mainnet also needs exchange.allow_live: i-understand.",
            new ChoicesKind<VenueEnvironment>(
                ("simulated", VenueEnvironment.Simulated),
                ("testnet", VenueEnvironment.Testnet),
                ("demo", VenueEnvironment.Demo),
                ("mainnet", VenueEnvironment.Mainnet)),
            plugin => plugin.LiveOn,
            (plugin, value) => plugin with { LiveOn = value }),
        Key(
            id,
            "allow",
            "What it may do of what it asks for. Nothing here can open or grow a position.",
            new ChoicesKind<Capabilities>(
                ("move-stops", Capabilities.MoveStops),
                ("loosen-stops", Capabilities.LoosenStops),
                ("take-profits", Capabilities.TakeProfits),
                ("venue-trailing", Capabilities.VenueTrailing),
                ("reduce", Capabilities.Reduce),
                ("cancel-own-orders", Capabilities.CancelOwnOrders),
                ("network", Capabilities.Network)),
            plugin => plugin.Allow,
            (plugin, value) => plugin with { Allow = value }),
    ];

    private static IEnumerable<ISetting> Running(string id) =>
    [
        Key(
            id,
            "inline",
            "True runs it on the receiving thread: quickest, and its slowness is everybody's. For plugins you trust.",
            new FlagKind(),
            plugin => plugin.Inline,
            (plugin, value) => plugin with { Inline = value }),
        Key(
            id,
            "isolation",
            "lane (in this process, with a thread while its turn runs) or process (a child process, for code nobody vouches for).",
            new ChoiceKind<PluginIsolation>(("lane", PluginIsolation.Lane), ("process", PluginIsolation.Process)),
            plugin => plugin.Isolation,
            (plugin, value) => plugin with { Isolation = value }),
        Key(
            id,
            "settings",
            "The plugin's own settings. Without them those in <id>.yaml beside the plugin hold.",
            new BlockKind(),
            plugin => plugin.Settings,
            (plugin, value) => plugin with { Settings = value }),
    ];

    private static Setting<T> Key<T>(
        string id, string name, string description, ISettingKind<T> kind, Func<PluginSettings, T> get, Func<PluginSettings, T, PluginSettings> put) => new(
        $"{Section}.{id}.{name}",
        description,
        kind,
        settings => get(settings.Plugins.Of(id)),
        (settings, value) => settings with { Plugins = settings.Plugins.With(id, put(settings.Plugins.Of(id), value)) });

    [GeneratedRegex("^[a-z0-9][a-z0-9-]*$")]
    private static partial Regex Id();
}
