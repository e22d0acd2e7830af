using System.Text.Json;
using PluginHybrid.Cli.Tests.Replaying;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Processes;

/// <summary><c>hybrid drill restart</c> as a person starts it: real host processes, really killed.</summary>
[Slow]
[Category(Level.Failover)]
public sealed class DrillProcessTests : IDisposable
{
    private const int Patience = 600;

    // What a drill leaves behind would lie here.
    private readonly DirectoryInfo _temp = Directory.CreateTempSubdirectory("hybrid-drilled-");

    public void Dispose() => _temp.Delete(recursive: true);

    [Fact]
    public async Task A_host_killed_before_and_after_its_commands_and_elsewhere_ends_as_one_that_was_not()
    {
        using var drill = Drill("first-flight", "--kills", "3", "--seed", "1", "--json");

        var code = await drill.ExitAsync(Patience);

        Assert.True(code == ExitCode.Fine, Tell(drill, code));
        using var said = JsonDocument.Parse(drill.Out);
        var report = said.RootElement;
        Assert.Equal(["BTCUSDT#0 stop 65182", "BTCUSDT#0 stop 65836.3"], Texts(report, "commands").Where((_, at) => at is 0 or 7));
        Assert.Equal(["BTCUSDT#0 flat"], Texts(report, "ends"));
        var kills = report.GetProperty("kills").EnumerateArray().ToList();
        Assert.Equal(["CommandArrived", "CommandCarried"], kills.Take(2).Select(kill => kill.GetProperty("moment").GetString()));
        Assert.All(kills, kill => Assert.True(kill.GetProperty("good").GetBoolean() && kill.GetProperty("struck").GetString() is not null, drill.Out));
        Assert.Empty(Left());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_reduction_whose_answer_was_lost_is_made_once_and_twice_only_by_a_host_that_lost_its_state_too(bool forgets)
    {
        using var drill = Drill("aged-position", ["--kills", "2", "--seed", "1", .. forgets ? ["--forget-state"] : Array.Empty<string>()]);

        var code = await drill.ExitAsync(Patience);

        Assert.True(code == (forgets ? ExitCode.CheckFailed : ExitCode.Fine), Tell(drill, code));
        Assert.Contains("command 5 carried out, its answer not yet out", drill.Out, StringComparison.Ordinal);
        Assert.Equal(forgets, drill.Out.Contains("which the unbroken run has not", StringComparison.Ordinal));
        Assert.Empty(Left());
    }

    [Fact]
    public async Task Ctrl_C_ends_the_host_too_and_leaves_nothing_behind()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals on Windows; Ctrl-C goes the same way there.");
        using var drill = Drill("first-flight", "--kills", "100");
        await Wait.Until("the first killed run is over", () => drill.Error.Contains("kill 1 of 100", StringComparison.Ordinal), () => drill.Out + drill.Error, TimeSpan.FromSeconds(Patience));

        drill.Signal("INT");

        var code = await drill.ExitAsync(Patience);
        Assert.True(code == ExitCode.Interrupted, Tell(drill, code));
        Assert.Empty(Left());
    }

    private HybridProcess Drill(string recording, params string[] options) => new(
        new Dictionary<string, string> { [BuiltHybrid.PluginsVariable] = BuiltHybrid.Plugins, ["TMPDIR"] = _temp.FullName, ["TMP"] = _temp.FullName, ["TEMP"] = _temp.FullName },
        ["drill", "restart", Path.Combine(ShippedRecordings.Folder, recording), .. options]);

    // State folders of a drill; the runtime's own pipes and caches are not ours.
    private string[] Left() => [.. _temp.EnumerateDirectories("hybrid-drill-*").Select(folder => folder.FullName)];

    private static string Tell(HybridProcess drill, int code) => $"exit {code}\n{drill.Out}\n{drill.Error}";

    private static IEnumerable<string?> Texts(JsonElement report, string name) => report.GetProperty(name).EnumerateArray().Select(text => text.GetString());
}
