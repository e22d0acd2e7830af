using System.Text.Json.Nodes;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

[Category(Level.Unit)]
public sealed class PluginViewTests
{
    private static readonly JsonArray Plugins = JsonNode.Parse("""
        [{ "id": "trail", "state": "running", "mode": "live", "version": "1.2", "problem": "",
           "detail": { "title": "Trail", "path": "/p/trail.csx", "granted": "MoveStops", "missing": "Reduce",
             "recent": ["12:00:00.000  BTCUSDT#0 set-stop 61250.5 mark -> accepted 61250.5 | 1 % behind 61869.2"],
             "outcomes": { "accepted": 1 }, "figures": { "turns": "7" }, "own": { "stops-moved": "1" },
             "faults": ["12:00:01.000  OnUpdate: System.Exception: no at trail.csx:3"], "notes": [] } }]
        """)!.AsArray();

    [Fact]
    public void It_says_what_the_plugin_did_and_why_what_it_lacks_and_what_it_did_wrong()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        Assert.Equal(ExitCode.Fine, PluginView.Write(output, error, Plugins, "trail"));

        Golden.Equal("""
            trail  running, live, version 1.2  Trail
              file     /p/trail.csx
              granted  MoveStops
              missing  Reduce; grant it with plugins.trail.allow in hybrid.yaml
              decisions
                12:00:00.000  BTCUSDT#0 set-stop 61250.5 mark -> accepted 61250.5 | 1 % behind 61869.2
              outcomes: accepted 1
              its own figures: stops-moved 1
              figures: turns 7
              faults
                12:00:01.000  OnUpdate: System.Exception: no at trail.csx:3
            """, output.ToString());
        Assert.Empty(error.ToString());
    }

    [Fact]
    public void An_id_that_is_not_there_ends_with_2_and_names_those_that_are()
    {
        var (output, error) = (new StringWriter(), new StringWriter());

        Assert.Equal(ExitCode.Usage, PluginView.Write(output, error, Plugins, "tral"));
        Assert.Equal("There is no plugin tral here. There are: trail.", error.ToString().Trim());
    }
}
