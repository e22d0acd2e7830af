using System.Text.Json;
using PluginHybrid.Cli.Tests.Commands;
using PluginHybrid.Commands;
using PluginHybrid.Hosting.Checking;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Authoring;

[Category(Level.Integration)]
public sealed class CheckCommandTests : IDisposable
{
    private readonly AuthorFolder _folder = AuthorFolder.For(nameof(CheckCommandTests));

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("csx", "load lint start settings run repeat stop unload")]
    [InlineData("cs", "load lint settings start run repeat stop unload")]
    public async Task What_new_writes_passes_every_step_even_strictly(string kind, string steps)
    {
        await _folder.Hybrid().RunAsync("new", "price-alert", "--kind", kind);
        var hybrid = _folder.Hybrid();

        var code = await hybrid.RunAsync("check", "price-alert", "--strict", "--json");

        Assert.True(code == ExitCode.Fine, hybrid.Everything);
        using var json = JsonDocument.Parse(hybrid.Out.ToString());
        Assert.True(json.RootElement.GetProperty("ok").GetBoolean());
        Assert.Equal(steps, string.Join(' ', json.RootElement.GetProperty("steps").EnumerateArray().Select(step => step.GetProperty("name").GetString())));
    }

    [Fact]
    public async Task The_rehearsal_gives_a_plugin_reasons_to_act_on_every_leg_it_holds()
    {
        _folder.Write("plugins/follow.csx", """
            Needs(Capabilities.MoveStops);
            var legs = new SortedSet<PositionKey>();
            OnUpdate(async update =>
            {
                if (update is { Freshness: Freshness.Fresh, MarkPrice: { } mark, ProfitPercent: > 2 } && legs.Add(update.Position.Key))
                {
                    await MoveStop(update.Position, update.Position.Side == Side.Buy ? mark * 0.99m : mark * 1.01m, "2 % up");
                }
            });
            On<PositionClosed>(closed => Log.Information($"{closed.Position.Key} closed"));
            On<StreamStale>(stale => Log.Information("stale"));
            """);
        var hybrid = await Check(ExitCode.Fine, "follow");

        Assert.Contains("✓ run", hybrid.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains(" 4 decisions and 6 lines over ", hybrid.Out.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_banned_call_is_a_warning_with_its_line_and_an_error_when_strict()
    {
        var file = _folder.Write("plugins/late.csx", "OnUpdate(update =>\n{\n    if (update.VenueTime > DateTimeOffset.UtcNow) { Metrics.Count(\"early\"); }\n});\n");

        Assert.Contains($"{file}(3,5): warning HYB0002", (await Check(ExitCode.Fine, "late")).Out.ToString(), StringComparison.Ordinal);

        var strict = await Check(ExitCode.CheckFailed, "late", "--strict");
        Assert.Contains("✗ lint", strict.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains($"{file}(3,5): error HYB0002", strict.Out.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("var x = Positions.Al();", "load", "broken.csx(1,19): error CS1061")]
    [InlineData("throw new InvalidOperationException(\"no luck\");", "start", "no luck")]
    [InlineData("var share = Setting(\"share\", 1m, min: 0, max: 2);", "start", "broken.yaml(1,8)")]
    [InlineData("OnUpdate(update => { if (update.ProfitPercent > 2) { throw new InvalidOperationException(\"too good\"); } });", "run", "too good")]
    [InlineData("OnStop(reason => throw new InvalidOperationException(\"never\"));", "stop", "never")]
    [InlineData("On<PositionClosed>(closed => Log.Alert($\"{Random.Shared.NextInt64()}\"));", "repeat", "two runs over the same events part")]
    public async Task What_is_wrong_fails_its_step_with_1_and_says_what(string script, string step, string said)
    {
        _folder.Write("plugins/broken.csx", script);
        if (script.Contains("Setting", StringComparison.Ordinal)) _folder.Write("plugins/broken.yaml", "share: 7\n");

        var hybrid = await Check(ExitCode.CheckFailed, "broken");

        Assert.Contains($"✗ {step}", hybrid.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains(said, hybrid.Out.ToString(), StringComparison.Ordinal);
        Assert.EndsWith($"Failed at {step}.", hybrid.Out.ToString().TrimEnd().Split(" 1 warning")[0], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_that_a_class_refuses_fails_at_settings_with_file_line_and_range()
    {
        await _folder.Hybrid().RunAsync("new", "price-alert", "--kind", "cs");
        _folder.Write("plugins/price-alert.yaml", "percent: 2000\n");

        var hybrid = await Check(ExitCode.CheckFailed, "plugins/price-alert.cs");

        Assert.Contains("✗ settings", hybrid.Out.ToString(), StringComparison.Ordinal);
        Assert.Matches(@"price-alert\.yaml\(1,10\): error HYB0204: .*1000", hybrid.Out.ToString());
    }

    [Fact]
    public async Task A_setting_that_a_script_never_reads_is_told_with_what_was_probably_meant()
    {
        await _folder.Hybrid().RunAsync("new", "price-alert", "--kind", "csx");
        _folder.Write("plugins/price-alert.yaml", "procent: 3\n");

        Assert.Matches(@"price-alert\.yaml\(1,1\): warning HYB0208: .*Did you mean percent\?", (await Check(ExitCode.Fine, "price-alert")).Out.ToString());
    }

    [Fact]
    public async Task A_plugin_that_never_comes_back_ends_the_check_after_its_patience()
    {
        var file = _folder.Write("plugins/loops.csx", "OnUpdate(update => { while (!Host.Stopping.IsCancellationRequested || State.Keys().Count > 0) { if (File.Exists(\"" + _folder.Of("enough") + "\")) { return; } } });");
        try
        {
            var steps = await Steps(file, TimeSpan.FromSeconds(3));

            Assert.Equal("run", steps[^1].Name);
            Assert.False(steps[^1].IsOk);
            Assert.Contains("loops or blocks", steps[^1].Found, StringComparison.Ordinal);
        }
        finally
        {
            _folder.Write("enough", "");
        }
    }

    [Fact]
    public async Task A_plugin_that_something_of_its_own_holds_fails_at_unload()
    {
        var file = _folder.Write("plugins/leaks.csx", "AppDomain.CurrentDomain.ProcessExit += (_, _) => Log.Debug(\"bye\");");

        var last = (await Steps(file, TimeSpan.FromSeconds(60)))[^1];

        Assert.Equal(("unload", false), (last.Name, last.IsOk));
        Assert.Contains("still in memory", last.Found, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nothing-there")]
    [InlineData("plugins/notes.txt")]
    [InlineData("plugins")]
    public async Task What_is_no_plugin_ends_with_2(string named)
    {
        _folder.Write("plugins/notes.txt", "");

        var hybrid = await Check(ExitCode.Usage, named);

        Assert.Empty(hybrid.Out.ToString());
        Assert.Contains(named, hybrid.Error.ToString(), StringComparison.Ordinal);
    }

    private async Task<Invocation> Check(int code, string named, params string[] more)
    {
        var hybrid = _folder.Hybrid();
        var found = await hybrid.RunAsync(["check", named, .. more]);
        Assert.True(found == code, $"wanted {code}, found {found}:\n{hybrid.Everything}");
        return hybrid;
    }

    private Task<IReadOnlyList<CheckStep>> Steps(string file, TimeSpan patience) =>
        new PluginCheck(PluginCatalog.At(file), new PluginLoaderOptions { CacheFolder = _folder.Of(".cache") }, TimeProvider.System, _ => { })
        {
            Patience = patience,
            UnloadPatience = TimeSpan.FromMilliseconds(300),
        }.RunAsync(TestContext.Current.CancellationToken);
}
