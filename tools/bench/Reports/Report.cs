using System.Runtime.InteropServices;
using System.Text.Json;
using PluginHybrid.Bench.Frames;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Reports;

/// <summary>Everything one run of the program brought.</summary>
internal sealed class Report(Plan plan)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    private readonly List<string> _tables = [];
    private readonly List<Target> _targets = [];
    private readonly Dictionary<string, IReadOnlyList<Load>> _loads = [];
    private readonly Dictionary<string, IReadOnlyList<Timing>> _timings = [];

    public bool IsReached => _targets.TrueForAll(target => target.IsReached);

    private static string Machine =>
        $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription} {RuntimeInformation.OSArchitecture}, {RuntimeInformation.FrameworkDescription}{LoadAverage}";

    // Where the system tells it; absolute figures are worth little without.
    private static string LoadAverage => File.Exists("/proc/loadavg") ? $", load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}" : "";

    public void Add(string name, IReadOnlyList<Load> loads, Func<Load, string> table, Func<Load, IEnumerable<Target>> targets)
    {
        _loads.Add(name, loads);
        _tables.AddRange(loads.Select(table));
        _targets.AddRange(loads.SelectMany(targets));
    }

    public void Add(string name, IReadOnlyList<Timing> timings, string title, Func<IReadOnlyList<Timing>, IEnumerable<Target>> targets)
    {
        _timings.Add(name, timings);
        _tables.Add(Tables.OfTimings(title, timings));
        _targets.AddRange(targets(timings));
    }

    public string ToText() => string.Join('\n',
    [
        $"{DateTimeOffset.Now:yyyy-MM-dd}, {Machine}\n{Method}\n",
        .. _tables,
        Tables.OfVerdict(_targets),
        Closing,
    ]);

    public string ToJson() => JsonSerializer.Serialize(
        new
        {
            Date = DateTimeOffset.Now,
            Machine,
            plan.Rounds,
            MeanFrameBytes = MeanFrameBytes(plan.Symbols[0]),
            Loads = _loads,
            Timings = _timings,
            Targets = _targets,
            IsReached,
        },
        Json);

    private static double MeanFrameBytes(int symbols) => new TickerFrames(symbols).Ring.MeanPayloadBytes;

    private string Method =>
        $"{plan.Rounds} interleaved rounds, loopback, no TLS, mean frame {MeanFrameBytes(plan.Symbols[0]):0} B, one position held per symbol";

    private string Closing => (IsReached, plan.Rounds >= Plan.RoundsForVerdict) switch
    {
        (true, true) => "All that is required is reached.",
        (false, true) => "Something that is required is MISSED.",
        (true, false) => $"All that is required is reached, in fewer than the {Plan.RoundsForVerdict} rounds a verdict should rest on.",
        (false, false) => $"Something that is required is MISSED, in fewer than the {Plan.RoundsForVerdict} rounds a verdict should rest on: run again without --quick.",
    };
}
