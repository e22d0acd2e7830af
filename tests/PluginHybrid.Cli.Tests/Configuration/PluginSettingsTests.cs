using PluginHybrid.Configuration;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Configuration;

[Category(Level.Unit)]
public sealed class PluginSettingsTests
{
    [Fact]
    public void A_plugin_nobody_named_watches_in_shadow_and_may_do_nothing()
    {
        var plugin = Loading.From("").Settings.Plugins.Of("newcomer");

        Assert.Equal((true, PluginMode.Shadow, Capabilities.None), (plugin.Enabled, plugin.Mode, plugin.Granted));
    }

    [Fact]
    public void Keys_of_a_plugin_are_read_beside_those_of_all()
    {
        var loaded = Loading.From(
            """
            plugins:
              folders: [mine, /abs]
              trailing-stop: { mode: paper, allow: [move-stops, reduce], inline: true, isolation: lane, enabled: false }
              bare:
            """);

        Assert.Empty(loaded.Problems());
        var plugin = loaded.Settings.Plugins.Of("trailing-stop");
        Assert.Equal((false, PluginMode.Paper, Capabilities.MoveStops | Capabilities.Reduce, true), (plugin.Enabled, plugin.Mode, plugin.Granted, plugin.Inline));
        Assert.Equal([Path.GetFullPath("/home-of-it/mine"), "/abs"], loaded.Settings.Plugins.Folders);
        Assert.Equal("hybrid.yaml:3:26", loaded.Origins["plugins.trailing-stop.mode"].ToString());
    }

    [Theory]
    [InlineData(VenueEnvironment.Simulated, "", PluginMode.Live)]
    [InlineData(VenueEnvironment.Testnet, "", PluginMode.Shadow)]
    [InlineData(VenueEnvironment.Mainnet, "", PluginMode.Shadow)]
    [InlineData(VenueEnvironment.Testnet, "live_on: [testnet]", PluginMode.Live)]
    [InlineData(VenueEnvironment.Simulated, "live_on: [testnet]", PluginMode.Shadow)]
    [InlineData(VenueEnvironment.Mainnet, "live_on: [simulated, testnet, demo]", PluginMode.Shadow)]
    [InlineData(VenueEnvironment.Simulated, "live_on: []", PluginMode.Shadow)]
    internal void Live_means_live_only_where_it_was_spelled_out(VenueEnvironment venue, string line, PluginMode expected)
    {
        var loaded = Loading.From($"plugins:\n  trail:\n    mode: live\n    {line}\n");

        Assert.Empty(loaded.Problems());
        Assert.Equal(expected, loaded.Settings.Plugins.Of("trail").ModeOn(venue));
    }

    [Fact]
    public void The_committed_configuration_is_live_on_the_simulated_exchange_and_nowhere_else()
    {
        var plugins = Loading.From(File.ReadAllText(Path.Combine(Repository.Root, "hybrid.yaml"))).Settings.Plugins;

        Assert.Equal(["aged-monitor", "position-manager", "trailing-stop"], plugins.ById.Keys);
        foreach (var plugin in plugins.ById.Values)
        {
            Assert.Equal(PluginMode.Live, plugin.ModeOn(VenueEnvironment.Simulated));
            Assert.All(
                Enum.GetValues<VenueEnvironment>().Except([VenueEnvironment.Simulated]), venue => Assert.Equal(PluginMode.Shadow, plugin.ModeOn(venue)));
        }
    }

    [Fact]
    public void Own_settings_keep_their_line_and_column()
    {
        var loaded = Loading.From(
            """
            plugins:
              trail:
                settings:
                  distance: 1%   # of the high
                  ladder:
                    - { profit: 2, distance: 0.5 }
                mode: paper
            """);

        Assert.Empty(loaded.Problems());
        var block = loaded.Settings.Plugins.Of("trail").Settings!;
        Assert.Equal(("hybrid.yaml", 3), (block.File, block.LineOffset));
        Assert.Equal(
            "      distance: 1%   # of the high\n      ladder:\n        - { profit: 2, distance: 0.5 }", block.Text.ReplaceLineEndings("\n"));
        Assert.Equal(PluginMode.Paper, loaded.Settings.Plugins.Of("trail").Mode);
    }

    [Fact]
    public void A_variable_reaches_a_plugin_with_underscores_for_dashes()
    {
        var loaded = Loading.From("", ("HYBRID__PLUGINS__TRAILING_STOP__MODE", "paper"), ("HYBRID__PLUGINS__TRAILING_STOP__ALLOW", "move-stops,reduce"));

        Assert.Empty(loaded.Problems());
        Assert.Equal(PluginMode.Paper, loaded.Settings.Plugins.Of("trailing-stop").Mode);
        Assert.Equal(Capabilities.MoveStops | Capabilities.Reduce, loaded.Settings.Plugins.Of("trailing-stop").Granted);
    }

    [Fact]
    public void Mistakes_name_file_line_key_and_what_is_allowed()
    {
        var loaded = Loading.From(
            """
            plugins:
              wach: true
              trail:
                mod: live
                mode: lve
                allow: [move-stop]
                settings: 5
            orders:
              warn_after: 5m
              emergency_stop: 2
              kept_for_protection: 10
            """);

        Golden.Equal(
            """
            hybrid.yaml:2:3: "wach" is neither a key of plugins nor, with keys of its own below it, a plugin's id.
                Did you mean watch? Allowed in plugins: folders, bundled, watch, turn_budget, hang_after, and ids in lower case with dashes, for example trailing-stop: { mode: shadow }.
            hybrid.yaml:4:5: plugins.trail has no key "mod".
                Did you mean mode? Allowed in plugins.trail: enabled, mode, live_on, allow, inline, isolation, settings.
            hybrid.yaml:5:11: plugins.trail.mode is "lve".
                Did you mean live? Write one of shadow, paper, live.
            hybrid.yaml:6:13: plugins.trail.allow holds "move-stop".
                Did you mean move-stops? Write some of move-stops, loosen-stops, take-profits, venue-trailing, reduce, cancel-own-orders, network, for example [move-stops].
            hybrid.yaml:7:15: plugins.trail.settings takes keys, not a value.
                Write the plugin's own keys below it, indented.
            hybrid.yaml:9:15: orders.alert_after is 2m, below orders.warn_after, 5m.
                An alert follows the warning: raise the one or lower the other.
            hybrid.yaml:10:19: orders.emergency_stop is set, but orders.protection is not require: it would never be used.
                Write orders.protection: require, or remove the distance.
            hybrid.yaml:11:24: orders.kept_for_protection is 10: nothing would be left for anything else.
                Keep it below orders.stops_per_second and orders.orders_per_second.
            """,
            loaded.Problems());
    }
}
