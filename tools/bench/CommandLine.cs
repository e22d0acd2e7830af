using System.CommandLine;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Bench.Processes;
using PluginHybrid.Bench.Recording;
using PluginHybrid.Bench.Replaying;
using PluginHybrid.Bench.Reports;

namespace PluginHybrid.Bench;

/// <summary>The commands: eight for people, three for the processes this program starts of itself.</summary>
internal static class CommandLine
{
    private const string Help = """
        Measures the way of a price tick from the socket to your handler, against the clients one might use instead.

        Absolute figures mean little on a shared machine. So every candidate runs in a process of its own, all of them
        once per round, and only ratios within a round count; a figure is the median over the rounds. The sender is
        another process. The targets, and what was reached when, are in docs/performance.md.

        Examples, from the root of the repository:
          dotnet run -c Release --project tools/bench                       everything, a quarter of an hour
          dotnet run -c Release --project tools/bench -- --quick            a first look, some four minutes
          dotnet run -c Release --project tools/bench -- parse --rounds 20  the parsing alone, without sockets
          dotnet run -c Release --project tools/bench -- ticks --json       every figure of every round
          dotnet run -c Release --project tools/bench -- plugins --quick    lanes against channels and direct calls
          dotnet run -c Release --project tools/bench -- recorder           what writing a session down costs
          dotnet run -c Release --project tools/bench -- load               load, compile, swap and start times
          dotnet run -c Release --project tools/bench -- start              the start of hybrid run alone, a minute
          dotnet run -c Release --project tools/bench -- replay             a recording into the core

        Exit code: 0 when everything required is reached, 1 when not.
        """;

    private static readonly Option<int> Rounds = new("--rounds") { Description = "Interleaved rounds; a verdict asks for five or more. Default 8, with --quick 3." };
    private static readonly Option<bool> Quick = new("--quick") { Description = "Fewer and shorter rounds, ten symbols only." };
    private static readonly Option<int[]> Counts = new("--plugins") { Description = "Numbers of plugins in plugins. Default 1 3 10 50.", AllowMultipleArgumentsPerToken = true };
    private static readonly Option<bool> Json = new("--json") { Description = "Print one JSON object with every round instead of tables." };

    public static RootCommand Make()
    {
        var root = new RootCommand(Help);
        foreach (var option in (Option[])[Rounds, Quick, Json, Counts])
        {
            option.Recursive = true;
            root.Add(option);
        }

        Add(root, "ticks", "Rate and CPU per tick through a loopback socket, as fast as it is read.", AddTicksAsync);
        Add(root, "latency", "From send to callback at 1,000 and 10,000 ticks a second.", AddLatencyAsync);
        Add(root, "parse", "From a frame in memory to the callback, without a socket.", AddParseAsync);
        Add(root, "plugins", "From publishing to the handlers of 1, 3, 10 and 50 plugins.", AddPluginsAsync);
        Add(root, "recorder", "What a recorder costs the session at 100,000 frames a second, and whether it keeps up.", AddRecorderAsync);
        Add(root, "load", "Load, compile and swap times of plugins, and the start of hybrid run.", AddLoadAsync);
        Add(root, "start", "The start of hybrid run alone: to its first tick, with scripts compiled before.", AddStartAsync);
        Add(root, "all", "All of them; the same as naming none.", AddAllAsync);
        root.SetAction(result => ReportAsync(result, AddAllAsync));
        root.Add(MakeReplay());
        root.Add(ChildCommands.Send());
        root.Add(ChildCommands.Receive());
        root.Add(ChildCommands.LoadOnce());
        return root;
    }

    // Apart from the others: it needs no rival and no rounds, but gigabytes of disk.
    private static Command MakeReplay()
    {
        var ticks = new Option<int>("--ticks") { Description = "Ticks to record and replay. Default 1,000,000; 24 h of ten symbols are 8,640,000.", DefaultValueFactory = _ => 1_000_000 };
        var held = new Option<int>("--held") { Description = "Of the ten symbols those with a position, 1 to 10. Default 10: every tick reaches every plugin.", DefaultValueFactory = _ => 10 };
        var each = new Option<bool>("--each") { Description = "Each plugin by itself as well." };
        var command = new Command("replay", "A recording into the core, alone and with the three plugins.") { ticks, held, each };
        command.SetAction(result => ReplaySpeed.RunAsync(
            result.GetValue(ticks), result.GetValue(Rounds) is var rounds and > 0 ? rounds : 3, result.GetValue(held), result.GetValue(each)));
        return command;
    }

    private static void Add(RootCommand root, string name, string what, Func<Report, Plan, Task> measure)
    {
        var command = new Command(name, what);
        command.SetAction(result => ReportAsync(result, measure));
        root.Add(command);
    }

    private static async Task<int> ReportAsync(ParseResult result, Func<Report, Plan, Task> measure)
    {
        var plan = result.GetValue(Quick) ? Plan.Quick : Plan.Full;
        plan = result.GetValue(Rounds) is var rounds and > 0 ? plan with { Rounds = rounds } : plan;
        plan = result.GetValue(Counts) is { Length: > 0 } counts ? plan with { Plugins = counts } : plan;
        var report = new Report(plan);
        await measure(report, plan);
        Console.WriteLine(result.GetValue(Json) ? report.ToJson() : report.ToText());
        return report.IsReached ? 0 : 1;
    }

    private static async Task AddAllAsync(Report report, Plan plan)
    {
        await AddParseAsync(report, plan);
        await AddTicksAsync(report, plan);
        await AddLatencyAsync(report, plan);
        await AddPluginsAsync(report, plan);
        await AddRecorderAsync(report, plan);
        await AddLoadAsync(report, plan);
    }

    private static async Task AddTicksAsync(Report report, Plan plan) =>
        report.Add("ticks", await Ticks.RunAsync(plan), Tables.OfTicks, Verdict.OfTicks);

    private static async Task AddLatencyAsync(Report report, Plan plan) =>
        report.Add("latency", await Latency.RunAsync(plan), Tables.OfLatency, Verdict.OfLatency);

    private static async Task AddParseAsync(Report report, Plan plan) =>
        report.Add("parse", await Parse.RunAsync(plan), Tables.OfParse, Verdict.OfParse);

    private static async Task AddPluginsAsync(Report report, Plan plan) =>
        report.Add("plugins", await Plugins.RunAsync(plan), Tables.OfPlugins, Verdict.OfPlugins);

    private static async Task AddRecorderAsync(Report report, Plan plan)
    {
        var runs = RecorderRuns.Measure(plan);
        report.Add("recorder", RecorderRuns.Timings(runs), "A session at 100,000 frames/s, alone and recorded; rounds", _ => RecorderRuns.Targets(runs));
        var reading = ReadSpeed.Measure(plan.Rounds);
        report.Add("reader", [new("records read per second of processor time, millions", reading)], "A recording of ticker frames, read on one thread; rounds", _ => [Target.AtLeast("records read per second of processor time, millions", reading.Median(), 2)]);
        report.Add("recorder socket", [await RecorderRuns.ThroughSocketAsync(plan)], Tables.OfLatency, _ => []);
    }

    private static async Task AddLoadAsync(Report report, Plan plan)
    {
        report.Add("load", await LoadTimes.RunAsync(plan), "A plugin from its file to ready, ms", _ => []);
        report.Add("swap", await SwapTimes.RunAsync(plan), "Events wait for a swap, ms", Verdict.OfSwaps);
        await AddStartAsync(report, plan);
    }

    private static async Task AddStartAsync(Report report, Plan plan) =>
        report.Add("start", await StartTimes.RunAsync(plan), "Start of hybrid run with three cached scripts, ms", Verdict.OfStarts);
}
