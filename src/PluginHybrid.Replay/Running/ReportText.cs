using System.Globalization;
using System.Text;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Replay.Divergences;

namespace PluginHybrid.Replay.Running;

/// <summary>A core replay's report for people.</summary>
public static class ReportText
{
    /// <summary>Figures, what differs in three lists, positions with their stops, plugins.</summary>
    /// <param name="report">The report.</param>
    public static string Of(CoreReplayReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var text = new StringBuilder();
        var end = report.StoppedAt is { } input ? string.Create(CultureInfo.InvariantCulture, $"stopped after input {input}") : "to the end";
        text.Append(CultureInfo.InvariantCulture, $"{report.Inputs} inputs in {report.Length.TotalSeconds:0.0} s of its time, {report.Events} events, {report.Commands} commands, {end}\n");
        text.Append(report.Hashes).Append('\n');
        if (report.StoppedAt is null)
        {
            text.Append(report.Live is null ? "the recording holds no hashes of its live run\n"
                : report.Live == report.Hashes ? "as the live run\n" : $"not as the live run: {report.Live}\n");
        }

        if (report.IsTorn)
        {
            text.Append("the recording has no end: its writer was killed, or still writes; what is whole was played (hybrid recording recover closes it)\n");
        }

        if (report.IsLossy)
        {
            text.Append("its recorder lost records: the order is as it was, the result need not be\n");
        }

        Append(text, "what the recording does not hold", report, [DivergenceKind.NotRecorded, DivergenceKind.Differs]);
        Append(text, "what was recorded and not done", report, [DivergenceKind.NotDone, DivergenceKind.NotFollowed]);
        Append(text, "what was never played", report, [DivergenceKind.NotPlayed]);
        AppendState(text, report);
        return text.ToString();
    }

    private static void Append(StringBuilder text, string title, CoreReplayReport report, DivergenceKind[] kinds)
    {
        var found = report.Divergences.Where(one => kinds.Contains(one.Kind)).ToList();
        if (found.Count == 0)
        {
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"{title}: {found.Count}\n");
        foreach (var one in found.Take(20))
        {
            text.Append("  ").Append(one).Append('\n');
        }
    }

    private static void AppendState(StringBuilder text, CoreReplayReport report)
    {
        foreach (var held in report.Positions)
        {
            var mark = report.MarkPrices.Where(one => one.Key == held.Key.Symbol).Select(one => (decimal?)one.Value).FirstOrDefault();
            text.Append(
                CultureInfo.InvariantCulture,
                $"{held.Key} {held.Side} {EventText.Figure(held.Size)} @ {EventText.Figure(held.EntryPrice)} mark {EventText.Figure(mark)} stop {EventText.Figure(held.StopLoss)} target {EventText.Figure(held.TakeProfit)}\n");
        }

        foreach (var plugin in report.Plugins)
        {
            var outcomes = string.Join(", ", plugin.Outcomes.Select(outcome => $"{outcome.Value} {outcome.Key}"));
            text.Append(
                CultureInfo.InvariantCulture,
                $"{plugin.Id} {plugin.State}: {plugin.Figures.Turns} turns, {plugin.Figures.TicksSeen} ticks, faults {plugin.FaultCount}{(outcomes.Length > 0 ? $", commands: {outcomes}" : "")}\n");
        }
    }
}
