using System.Diagnostics;
using System.Text.Json;
using PluginHybrid.Bench.Reports;

namespace PluginHybrid.Bench.Loading;

/// <summary>From the start of a <c>hybrid run</c> process to the first tick its plugins have handled, with the scripts compiled by an earlier run.</summary>
/// <remarks>The fake exchange is embedded, so its start is in the figure. A position is open from its beginning.</remarks>
internal static class StartTimes
{
    private static readonly string[] Scripts = ["aged-monitor", "position-manager", "trailing-stop"];

    private const string Settings = """
        exchange:
          environment: simulated
        simulated:
          script: person.yaml
        plugins:
          bundled: false
        log:
          level: none
        """;

    private const string Person = """
        steps:
          - after: 1ms
            open: { symbol: BTCUSDT, side: Buy, qty: 0.010 }
        """;

    /// <summary>As often as the plan says, after a run that fills the cache.</summary>
    public static async Task<IReadOnlyList<Timing>> RunAsync(Plan plan)
    {
        using var scratch = new ScratchFolder();
        await File.WriteAllTextAsync(scratch.At("hybrid.yaml"), Settings);
        await File.WriteAllTextAsync(scratch.At("person.yaml"), Person);
        foreach (var script in Scripts)
        {
            File.Copy(BuiltProgram.Script($"{script}.csx"), scratch.At("plugins", $"{script}.csx"));
            File.Copy(BuiltProgram.Script($"{script}.yaml"), scratch.At("plugins", $"{script}.yaml"));
        }

        List<Start> starts = [];
        for (var i = 0; i <= plan.Starts; i++)
        {
            Progress.Tell(i == 0 ? "hybrid run: fills the cache" : $"hybrid run: start {i} of {plan.Starts}");
            var start = await StartAsync(scratch.Path, i == 0 ? "15s" : "4s");
            if (i > 0)
            {
                starts.Add(start);
            }
        }

        Progress.End();
        return
        [
            new Timing("hybrid run: process to run begun", [.. starts.Select(start => start.Begun)]),
            new Timing("hybrid run: process to first tick of a plugin", [.. starts.Select(start => start.FirstTick)]),
            new Timing("hybrid run: process to first tick of the last plugin", [.. starts.Select(start => start.LastTick)]),
        ];
    }

    private static async Task<Start> StartAsync(string folder, string time)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = folder };
        foreach (var argument in (string[])[BuiltProgram.Hybrid, "run", "--config", "hybrid.yaml", "--for", time, "--json"])
        {
            start.ArgumentList.Add(argument);
        }

        var began = DateTimeOffset.UtcNow;
        using var process = Process.Start(start)!;
        var complaints = process.StandardError.ReadToEndAsync();
        var summary = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (summary.Length == 0)
        {
            throw new InvalidOperationException($"hybrid run ended with {process.ExitCode} and without a summary: {await complaints}");
        }

        using var json = JsonDocument.Parse(summary);
        var plugins = json.RootElement.GetProperty("plugins").EnumerateArray().ToArray();
        var ticks = plugins.Where(plugin => plugin.GetProperty("first_tick_at").ValueKind == JsonValueKind.String)
            .Select(plugin => Since(began, plugin.GetProperty("first_tick_at"))).ToArray();
        return ticks.Length == Scripts.Length
            ? new Start(Since(began, json.RootElement.GetProperty("started_at")), ticks.Min(), ticks.Max())
            : throw new InvalidOperationException($"Of {Scripts.Length} plugins {ticks.Length} saw a tick: {summary}");
    }

    private static double Since(DateTimeOffset began, JsonElement at) => (at.GetDateTimeOffset() - began).TotalMilliseconds;

    private readonly record struct Start(double Begun, double FirstTick, double LastTick);
}
