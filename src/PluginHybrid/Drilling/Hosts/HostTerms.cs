using System.Globalization;
using PluginHybrid.Configuration;
using PluginHybrid.FakeExchange;
using PluginHybrid.Replaying;

namespace PluginHybrid.Drilling.Hosts;

/// <summary>What the host of a drill is started with: the recording whose plugins and settings it has, and a state folder of its own.</summary>
/// <param name="Recording">Folder or file, full path.</param>
/// <param name="Config">The configuration file; <c>null</c>: the usual one.</param>
/// <param name="StateFolder">Full path; outlives the process.</param>
internal sealed record HostTerms(string Recording, string? Config, string StateFolder)
{
    /// <summary>The command line behind the executable.</summary>
    /// <param name="venue">Where it dials.</param>
    /// <param name="clockPort">Where the drill listens on 127.0.0.1.</param>
    public IReadOnlyList<string> Arguments(FakeBybit venue, int clockPort) =>
    [
        DrillHostCommand.Name, Recording, "--state", StateFolder, "--clock", clockPort.ToString(CultureInfo.InvariantCulture),
        "--rest", $"{venue.RestUri}", "--private", $"{venue.PrivateUri}", "--public", $"{venue.PublicUri}",
        .. Config is null ? Array.Empty<string>() : ["--config", Config],
    ];

    /// <summary>The configuration with what the recording says of its host, live at a venue that poses as testnet.</summary>
    /// <param name="terms">What the recording says.</param>
    /// <param name="configured">Everything it does not speak of.</param>
    /// <param name="stateFolder">Full path.</param>
    /// <param name="venue">The venue's addresses.</param>
    public static LoadedSettings Over(RecordedTerms terms, LoadedSettings configured, string stateFolder, EndpointSettings venue)
    {
        var over = terms.Over(configured, stateFolder, factor: 1);
        var plugins = over.Settings.Plugins;
        return over with
        {
            Settings = over.Settings with
            {
                Exchange = over.Settings.Exchange with { Environment = VenueEnvironment.Testnet, AllowLive = LiveConsent.Never, Endpoints = venue },
                Orders = terms.Orders is { } limits ? LimitsOf(limits) : over.Settings.Orders,
                Plugins = plugins.ById.Aggregate(plugins, (all, plugin) => all.With(plugin.Key, plugin.Value with { LiveOn = [VenueEnvironment.Testnet] })),
            },
        };
    }

    private static OrderSettings LimitsOf(Core.Orders.OrderOptions limits) => new()
    {
        AllowLoosen = limits.AllowLoosen,
        CommandsPerSecond = limits.CommandsPerSecond,
        CommandBurst = limits.CommandBurst,
        StopsPerSecond = limits.StopsPerSecond,
        OrdersPerSecond = limits.OrdersPerSecond,
        KeptForProtection = limits.KeptForProtection,
        Protection = limits.Protection switch
        {
            Core.Orders.StopPolicy.Require => ProtectionPolicy.Require,
            Core.Orders.StopPolicy.Off => ProtectionPolicy.Off,
            _ => ProtectionPolicy.Warn,
        },
        WarnAfter = limits.WarnAfter,
        AlertAfter = limits.AlertAfter,
        EmergencyStop = limits.EmergencyStopPercent ?? 0,
    };
}
