using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Commands;

/// <summary>A host that runs, and commands that talk to it through its state folder.</summary>
[Category(Level.Integration)]
public sealed class HostCommandsTests
{
    private readonly Invocation _host = new();

    [Fact]
    public async Task A_running_host_is_asked_halted_and_resumed_and_ends_in_order()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = _host.RunUntilAsync(interrupt.Token, "run");
        await Wait.Until("the host is healthy", () => Say("status").GetAwaiter().GetResult().Code == ExitCode.Fine, () => _host.Everything);

        Assert.Equal(ExitCode.Fine, (await Say("halt", "--reason", "smoke")).Code);
        var halted = await Say("status", "--json");
        using (var status = JsonDocument.Parse(halted.Out))
        {
            Assert.Equal("smoke", status.RootElement.GetProperty("halted").GetString());
            Assert.Equal("simulated", status.RootElement.GetProperty("venue").GetString());
            Assert.Equal("halted: smoke", status.RootElement.GetProperty("problems")[0].GetString());
        }

        Assert.Equal(ExitCode.CheckFailed, halted.Code);
        Assert.Equal("Resumed.", (await Say("resume")).Out.Trim());
        Assert.Equal(ExitCode.Fine, (await Say("plugins")).Code);
        Assert.Contains("There is no plugin \"nobody\"", (await Say("plugins", "disable", "nobody")).Error, StringComparison.Ordinal);

        await interrupt.CancelAsync();
        Assert.Equal(ExitCode.Interrupted, await Wait.For("the end", run));
        Assert.Equal(ExitCode.CheckFailed, (await Say("status")).Code);
        Assert.DoesNotContain(Directory.GetFiles(_host.StateFolder), path => path.EndsWith(".sock", StringComparison.Ordinal) || path.EndsWith("-wal", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_second_host_on_the_same_state_is_refused_and_told_the_process()
    {
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = _host.RunUntilAsync(interrupt.Token, "run");
        await Wait.Until("the host answers", () => Say("plugins").GetAwaiter().GetResult().Code == ExitCode.Fine, () => _host.Everything);

        var second = await Say("run", "--for", "1s");

        Assert.Equal(ExitCode.Usage, second.Code);
        Assert.Contains($"in use by another hybrid (process {Environment.ProcessId})", second.Error, StringComparison.Ordinal);
        await interrupt.CancelAsync();
        await Wait.For("the end", run);
    }

    [Fact]
    public async Task Without_a_host_a_halt_waits_for_the_next_one()
    {
        Assert.Contains("the next one starts halted", (await Say("halt", "--reason", "overnight")).Out, StringComparison.Ordinal);
        Assert.Equal("overnight", (await File.ReadAllTextAsync(Path.Combine(_host.StateFolder, "HALT"), TestContext.Current.CancellationToken)).Trim());

        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var run = _host.RunUntilAsync(interrupt.Token, "run");
        await Wait.Until("the host is halted", () => Say("status", "--json").GetAwaiter().GetResult().Out.Contains("\"halted\": \"overnight\"", StringComparison.Ordinal));
        await interrupt.CancelAsync();
        await Wait.For("the end", run);
        Assert.Contains("no longer starts halted", (await Say("resume")).Out, StringComparison.Ordinal);
        Assert.Contains("Nothing was halted", (await Say("resume")).Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_repositorys_plugins_are_found_run_and_summed_up()
    {
        var built = Directory.GetDirectories(Path.Combine(Repository.Root, "src", "PluginHybrid", "bin"), "plugins", SearchOption.AllDirectories);
        var run = new Invocation { Variables = { ["HYBRID__PLUGINS__FOLDERS"] = Assert.Single(built, folder => folder.Contains(Configuration, StringComparison.Ordinal)) } };
        run.Files[Path.GetFullPath("/home-of-it/hybrid.yaml")] = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "hybrid.yaml"), TestContext.Current.CancellationToken);

        await run.RunAsync("run", "--for", "10s", "--json");

        using var summary = JsonDocument.Parse(run.Out.ToString());
        var plugins = summary.RootElement.GetProperty("plugins").EnumerateArray().ToList();
        Assert.Equal(["aged-monitor", "position-manager", "trailing-stop"], plugins.Select(plugin => plugin.GetProperty("id").GetString()));
        Assert.All(plugins, plugin => Assert.Equal(("running", "live", ""), (Text(plugin, "state"), Text(plugin, "mode"), Text(plugin, "problem"))));
    }

    private static string Configuration => Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar))!);

    private static string? Text(JsonElement plugin, string name) => plugin.GetProperty(name).GetString();

    private async Task<(int Code, string Out, string Error)> Say(params string[] args)
    {
        var command = new Invocation { StateFolder = _host.StateFolder };
        var code = await command.RunAsync(args);
        return (code, command.Out.ToString(), command.Error.ToString());
    }
}
