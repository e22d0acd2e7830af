using System.Globalization;
using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Plugins;

/// <summary>A plugin's status in all the words that <c>hybrid plugins show</c> has for it.</summary>
internal static class PluginDetails
{
    private const int Shown = 10;

    /// <summary>The words.</summary>
    /// <param name="status">As the plugin host gives it.</param>
    /// <param name="hide">Takes secrets out of what the plugin said.</param>
    public static PluginDetail Of(PluginStatus status, Func<string, string> hide) => new(
        status.Title,
        status.Path,
        Words(status.Granted),
        Words(status.Missing),
        [.. status.Decisions.TakeLast(Shown).Select(decision => hide(Line(decision)))],
        status.Outcomes,
        Figures(status.Figures),
        Own(status),
        [.. status.Faults.TakeLast(Shown).Select(fault => hide($"{Clock(fault.At)}  {fault}"))],
        [.. status.Problems.Select(problem => $"{problem}"), .. status.OldVersionsInMemory.Select(version => $"{version} no longer runs and is still in memory")]);

    private static string Line(PluginDecision decision)
    {
        var outcome = decision.Outcome is { } known ? OrderText.Of(known) : "under way";
        return $"{Clock(decision.At)}  {decision.Command.Leg} {OrderText.Of(decision.Command)} -> {outcome} | {decision.Command.Because}";
    }

    private static SortedDictionary<string, string> Figures(PluginFigures figures) => new(StringComparer.Ordinal)
    {
        ["turns"] = Number(figures.Turns),
        ["ticks seen"] = Number(figures.TicksSeen),
        ["ticks conflated"] = Number(figures.TicksConflated),
        ["account events"] = Number(figures.AccountEvents),
        ["resyncs"] = Number(figures.Resyncs),
        ["waiting"] = Number(figures.QueueDepth),
        ["turn p50"] = $"{Number(figures.TurnP50Microseconds)} us",
        ["turn p99"] = $"{Number(figures.TurnP99Microseconds)} us",
        ["slow turns"] = Number(figures.SlowTurns),
        ["allocated"] = $"{Number(figures.AllocatedBytes / 1024)} KiB",
        ["swaps"] = Number(figures.Swaps),
        ["last swap"] = $"{Number(figures.SwapGap.TotalMilliseconds)} ms",
    };

    private static SortedDictionary<string, string> Own(PluginStatus status)
    {
        var own = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var (name, value) in status.Gauges)
        {
            own[name] = value.ToString("0.########", CultureInfo.InvariantCulture);
        }

        foreach (var (name, count) in status.Counters)
        {
            own[name] = Number(count);
        }

        return own;
    }

    private static string Words(Capabilities capabilities) => capabilities == Capabilities.None ? "none" : $"{capabilities}";

    private static string Clock(DateTimeOffset at) => at.ToString("HH:mm:ss.fff", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
