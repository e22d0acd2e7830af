using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Configuration;
using PluginHybrid.Drilling.Comparing;
using PluginHybrid.Drilling.Hosts;
using PluginHybrid.Plugins;
using PluginHybrid.Replaying;

namespace PluginHybrid.Drilling;

/// <summary>A drill: an unbroken run, then for each kill a killed one, compared with an unbroken one that stands still where the killed one had to.</summary>
/// <param name="plan">What was asked.</param>
/// <param name="time">The true clock.</param>
/// <param name="tell">Progress, a line at a time.</param>
internal sealed class DrillRun(DrillPlan plan, TimeProvider time, Action<string> tell)
{
    /// <summary>Runs to the end, and leaves neither process nor file behind.</summary>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    /// <exception cref="DrillException">It cannot go on.</exception>
    public async Task<DrillReport> RunAsync(CancellationToken interrupted)
    {
        var folder = Directory.CreateTempSubdirectory("hybrid-drill-");
        try
        {
            var whole = await PlayAsync(folder.FullName, new RoundScript("unbroken", null, []), interrupted).ConfigureAwait(false);
            tell(DrillWords.Progress(whole));
            var killed = new List<RoundReport>();
            foreach (var strike in Strike.Draw(whole.Moments, plan.Kills, plan.Seed))
            {
                var round = await PlayAsync(folder.FullName, new RoundScript($"killed-{killed.Count + 1}", strike, []), interrupted).ConfigureAwait(false);
                var model = await PlayAsync(folder.FullName, new RoundScript($"model-{killed.Count + 1}", null, round.Stood), interrupted).ConfigureAwait(false);
                killed.Add(round with { Differences = RoundComparison.Of(model.Result, round.Result) });
                tell(DrillWords.Progress(killed[^1], killed.Count, plan));
            }

            return new DrillReport(plan, whole, killed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private Task<RoundReport> PlayAsync(string folder, RoundScript script, CancellationToken interrupted)
    {
        var stateFolder = Path.Combine(folder, script.Name);
        var terms = new RecordedTerms(plan.Session);
        if (!terms.BeganEmpty)
        {
            using var store = RunState.Open(HostTerms.Over(terms, plan.Configured, stateFolder, new EndpointSettings()), time, NullLoggerFactory.Instance);
            terms.Restore(store, countsAnew: true);
        }

        return DrillRound.PlayAsync(plan, new HostTerms(plan.Path, plan.Config, stateFolder), script, time, interrupted);
    }
}
