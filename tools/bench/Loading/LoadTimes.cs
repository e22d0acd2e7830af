using System.Globalization;
using PluginHybrid.Bench.Processes;
using PluginHybrid.Bench.Reports;

namespace PluginHybrid.Bench.Loading;

/// <summary>How long a plugin takes from its file to ready: checked, compiled, in memory, its handlers in machine code, its constructor tried.</summary>
/// <remarks>Each round is a process of its own, for the first load of a process is what a start pays.</remarks>
internal static class LoadTimes
{
    /// <summary>All forms, as often as the plan says.</summary>
    public static async Task<IReadOnlyList<Timing>> RunAsync(Plan plan)
    {
        List<double[]> dll = [], source = [], script = [];
        for (var round = 0; round < plan.Starts; round++)
        {
            Progress.Tell($"loading a DLL, a .cs and a .csx, round {round + 1} of {plan.Starts}");
            dll.Add(await ChildAsync(BuiltProgram.Plugin("TrailingStop"), cache: Path.GetTempPath(), changing: false));
            source.Add(await CompiledAsync("hybrid-plugin-1.cs", BuiltProgram.SourceTemplate()));
            script.Add(await CompiledAsync("trailing-stop.csx", File.ReadAllText(BuiltProgram.Script("trailing-stop.csx"))));
        }

        Progress.End();
        return [.. Timings(dll, "DLL, first of a process", "DLL, later"), .. Timings(source, Compiled(".cs")), .. Timings(script, Compiled(".csx"))];
    }

    private static string[] Compiled(string form) =>
        [$"{form} compiled cold: first of a process", $"{form} compiled warm", $"{form} cached, first of a process", $"{form} cached, later"];

    private static IEnumerable<Timing> Timings(List<double[]> rounds, params string[] names) =>
        names.Select((name, i) => new Timing(name, [.. rounds.Select(round => round[i])]));

    // A first process compiles with an empty cache, a second one finds what that has stored.
    private static async Task<double[]> CompiledAsync(string file, string text)
    {
        using var scratch = new ScratchFolder();
        var path = scratch.At("plugins", file);
        var cache = scratch.At("cache");
        await File.WriteAllTextAsync(path, text);
        var compiled = await ChildAsync(path, cache, changing: true);
        await File.WriteAllTextAsync(path, text);
        return [.. compiled, .. await ChildAsync(path, cache, changing: false)];
    }

    private static async Task<double[]> ChildAsync(string file, string cache, bool changing)
    {
        using var child = Child.Start(["load-once", file, "--cache", cache, "--changing", $"{changing}"]);
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        return [.. (await child.LineAsync(patience.Token)).Split(' ').Select(text => double.Parse(text, CultureInfo.InvariantCulture))];
    }
}
