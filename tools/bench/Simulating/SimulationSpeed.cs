using System.Diagnostics;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Replay.Running;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Bench.Simulating;

/// <summary>How many hours are lived in a minute: ten symbols with a leg in each, three plugins, one frame per symbol and second in bursts.</summary>
internal static class SimulationSpeed
{
    private const int Symbols = 10;
    private static readonly string[] Names = ["AgedMonitor", "PositionManager", "TrailingStop"];

    /// <summary>Lives days one after the other, then two at a time.</summary>
    /// <param name="rounds">Of both.</param>
    /// <param name="hours">Length of one day.</param>
    public static void Run(int rounds, double hours)
    {
        var plugins = Plugins();
        Live(plugins, 0, 0.2);
        for (var round = 1; round <= rounds; round++)
        {
            Measure("one world", plugins, round, hours, 1);
            Measure("two worlds side by side", plugins, round, hours, 2);
        }
    }

    private static void Measure(string name, ReplayPlugins plugins, int round, double hours, int worlds)
    {
        var allocated = GC.GetTotalAllocatedBytes();
        var processor = Environment.CpuUsage.TotalTime;
        var began = Stopwatch.GetTimestamp();
        var reports = new DayReport[worlds];
        var threads = Enumerable.Range(0, worlds).Select(number => new Thread(() => reports[number] = Live(plugins, (10 * round) + number, hours))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        var took = Stopwatch.GetElapsedTime(began);
        var used = Environment.CpuUsage.TotalTime - processor;
        var lived = reports.Sum(report => report.Lived.TotalHours);
        var frames = reports.Sum(report => report.Frames);
        Console.WriteLine(FormattableString.Invariant(
            $"{name}: {lived / took.TotalMinutes:0} hours/min of the wall clock, {lived / used.TotalMinutes:0} of the processor; {used.TotalMicroseconds / frames:0.0} us per frame; {frames} frames, {reports.Sum(report => report.Events)} events, {reports.Sum(report => report.Commands)} commands, {reports.Sum(report => report.Steps)} steps; {(GC.GetTotalAllocatedBytes() - allocated) / (double)frames:0} bytes per frame"));
    }

    private static DayReport Live(ReplayPlugins plugins, int seed, double hours) => new World(Day(seed, hours), new WorldOptions { Plugins = plugins, Checkers = Checkers.All }).Run(CancellationToken.None);

    private static Day Day(int seed, double hours)
    {
        string[] symbols = [.. Enumerable.Range(1, Symbols).Select(number => $"SIM{number:00}USDT")];
        return new Day
        {
            Seed = seed,
            Length = TimeSpan.FromHours(hours),
            Healing = TimeSpan.FromMinutes(1),
            Symbols = symbols,
            Weather = new Weather { Name = "bench" },
            Deeds = [.. symbols.SelectMany((symbol, number) => Enumerable.Range(0, (int)Math.Ceiling(hours * 30)).Select(turn =>
                new Deed(number % 2 == 0 ? DeedKind.Buy : DeedKind.Sell, TimeSpan.FromSeconds(5 + number + (turn * 120)), symbol, 0, 2)))],
        };
    }

    private static ReplayPlugins Plugins()
    {
        var folder = Directory.CreateTempSubdirectory("hybrid-bench-");
        foreach (var name in Names)
        {
            var built = BuiltProgram.Plugin(name);
            var target = Directory.CreateDirectory(Path.Combine(folder.FullName, name)).FullName;
            foreach (var file in Directory.GetFiles(Path.GetDirectoryName(built)!, $"{Path.GetFileNameWithoutExtension(built)}.*"))
            {
                File.Copy(file, Path.Combine(target, Path.GetFileName(file)));
            }
        }

        return WorldPlugins.Load(folder.FullName);
    }
}
