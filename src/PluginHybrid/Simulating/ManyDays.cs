using PluginHybrid.Authoring;
using PluginHybrid.Commands;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Trials;

namespace PluginHybrid.Simulating;

/// <summary>Lives the days of many seeds: progress and failures on stderr as they come, the result on stdout.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="plan">What was asked.</param>
internal sealed class ManyDays(Surroundings around, SimulatePlan plan)
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(10);

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
        var runner = new TrialRunner(_trial, BundledLife.Create(), around.Time);
        runner.Lived = result => Tell(runner, result);
        _told = around.Time.GetTimestamp();
        var report = await Task.Factory.StartNew(() => runner.Run(interrupted), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
        if (plan.HashesOnly)
        {
            return await WriteHashesAsync(report).ConfigureAwait(false);
        }

        var hashed = 0;
        if (plan.Twice > 0 && report.IsWhole)
        {
            (report, hashed) = await AgainAsync(report, interrupted).ConfigureAwait(false);
        }

        if (plan.JUnit is { } junit)
        {
            await File.WriteAllTextAsync(Path.Combine(around.WorkingFolder, junit), TrialJUnit.Of(report), CancellationToken.None).ConfigureAwait(false);
        }

        await around.Error.WriteLineAsync(TrialText.Progress(report)).ConfigureAwait(false);
        await around.Out.WriteAsync(plan.WritesJson ? AuthorJson.Text(SimulateJson.Of(report, hashed)) + "\n" : TrialText.Of(report) + Twice(hashed)).ConfigureAwait(false);
        return report.Failed.Count > 0 ? ExitCode.CheckFailed : report.IsWhole ? ExitCode.Fine : ExitCode.Interrupted;
    }

    private static string Twice(int hashed) => hashed == 0 ? "" : FormattableString.Invariant($"{hashed} days were lived again in a second process.\n");

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
        var step = Math.Max(1, good.Length / Math.Max(1, plan.Twice));
        var chosen = good.Where((_, place) => place % step == 0).Take(plan.Twice).ToArray();
        var hashes = await new SecondProcess(plan).HashesAsync([.. chosen.Select(result => result.Seed)], interrupted).ConfigureAwait(false);
        var parted = chosen
            .Where(result => hashes.GetValueOrDefault(result.Seed) != result.Hash)
            .Select(result => result with { Violations = [SameHash.Differs(result.Lived, result.Hash, hashes.GetValueOrDefault(result.Seed, ""), "in another process")] })
            .ToArray();
        return (report.With(parted), chosen.Length);
    }

    private void Tell(TrialRunner runner, SeedResult result)
    {
        if (!result.IsGood && !plan.HashesOnly)
        {
            around.Error.WriteLine($"FAILED seed {result.Seed} ({result.Weather}): {TrialText.Of(result.Violations[0])}");
        }

        if (around.Time.GetElapsedTime(_told) >= BetweenLines)
        {
            _told = around.Time.GetTimestamp();
            around.Error.WriteLine(TrialText.Progress(runner.Report()));
        }
    }
}
