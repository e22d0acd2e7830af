using PluginHybrid.Authoring;
using PluginHybrid.Commands;
using PluginHybrid.Simulation.Trials;

namespace PluginHybrid.Simulating;

/// <summary>Lives the days of many seeds: progress and failures on stderr as they come, the result on stdout.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="plan">What was asked.</param>
internal sealed class ManyDays(Surroundings around, SimulatePlan plan)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

    private readonly JUnitFile _junit = new(around, plan.JUnit);
    private readonly TrialPlan _trial = new()
    {
        Seeds = plan.Seeds,
        Length = plan.Length,
        Jobs = plan.Jobs,
        FaultyEvery = plan.HashesOnly ? 0 : new TrialPlan { Seeds = [] }.FaultyEvery,
    };

    private long _told;

    /// <summary>Runs to the end, or to the interrupt: then what was found so far is told.</summary>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        _junit.ThrowIfHopeless();
        var runner = new TrialRunner(_trial, BundledLife.Create(around, isAlone: plan.Jobs == 1), around.Time);
        runner.Lived = result => Tell(runner, result);
        _told = around.Time.GetTimestamp();
        var report = await Task.Factory.StartNew(() => runner.Run(interrupted), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        if (plan.HashesOnly)
        {
            TellUnlessWhole(report);
            return await WriteHashesAsync(report).ConfigureAwait(false);
        }

        var hashed = 0;
        if (plan.Twice > 0 && report.IsWhole)
        {
            (report, hashed) = await AgainAsync(report, interrupted).ConfigureAwait(false);
        }

        await around.Error.WriteLineAsync(TrialText.Progress(report)).ConfigureAwait(false);
        TellUnlessWhole(report);
        await around.Out.WriteAsync(plan.WritesJson ? AuthorJson.Text(SimulateJson.Of(report, hashed)) + "\n" : TrialText.Of(report) + Twice(hashed)).ConfigureAwait(false);
        var isWritten = await _junit.WriteAsync(report).ConfigureAwait(false);
        return report.Failed.Count > 0 || !isWritten ? ExitCode.CheckFailed : report.IsWhole ? ExitCode.Fine : ExitCode.Interrupted;
    }

    private static string Twice(int hashed) => hashed == 0 ? "" : $"Lived again in a second process: {TrialText.Number(hashed, "day")}.\n";

    private void TellUnlessWhole(TrialReport report)
    {
        if (!report.IsWhole)
        {
            around.Error.WriteLine(report.Results.Count < report.Plan.Seeds.Count
                ? $"Interrupted: {report.Results.Count} of {TrialText.Number(report.Plan.Seeds.Count, "day")} lived; the rest was not looked at."
                : "Interrupted: every day was lived; those of --twice were not all lived again.");
        }
    }

    private async Task<int> WriteHashesAsync(TrialReport report)
    {
        foreach (var result in report.Results)
        {
            await around.Out.WriteLineAsync(FormattableString.Invariant($"{result.Seed} {result.Hash}")).ConfigureAwait(false);
        }

        return report.IsWhole ? ExitCode.Fine : ExitCode.Interrupted;
    }

    // Evenly spread over the seeds; those that failed end early in both processes, and are left out.
    private async Task<(TrialReport Report, int Hashed)> AgainAsync(TrialReport report, CancellationToken interrupted)
    {
        var good = report.Results.Where(result => result.IsGood).ToArray();
        var step = Math.Max(1, good.Length / plan.Twice);
        var chosen = good.Where((_, place) => place % step == 0).Take(plan.Twice).ToArray();
        await around.Error.WriteLineAsync($"{TrialText.Progress(report)}; {chosen.Length} of them again in a second process").ConfigureAwait(false);
        try
        {
            var parted = await new SecondProcess(around, plan).PartedAsync(chosen, interrupted).ConfigureAwait(false);
            foreach (var result in parted)
            {
                TellFailed(result);
            }

            return (report.With(parted), chosen.Length);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            return (report with { IsWhole = false }, 0);
        }
    }

    private void Tell(TrialRunner runner, SeedResult result)
    {
        if (!result.IsGood && !plan.HashesOnly)
        {
            TellFailed(result);
        }

        if (around.Time.GetElapsedTime(_told) >= BetweenLines)
        {
            _told = around.Time.GetTimestamp();
            around.Error.WriteLine(TrialText.Progress(runner.Report()));
        }
    }

    private void TellFailed(SeedResult result) => around.Error.WriteLine($"FAILED seed {result.Seed} ({result.Weather}): {TrialText.Of(result.Violations[0])}");
}
