using PluginHybrid.Authoring;
using PluginHybrid.Commands;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Shrinking;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Venues;

namespace PluginHybrid.Simulating;

/// <summary>Lives one day: tells what did not hold and what happened before, and makes it small when asked.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="plan">What was asked.</param>
/// <param name="day">The day.</param>
internal sealed class OneDay(Surroundings around, SimulatePlan plan, Day day)
{
    private readonly IDayLife _life = BundledLife.Create(around, isAlone: true);
    private readonly JUnitFile _junit = new(around, plan.JUnit);
    private readonly string _folder = Path.GetFullPath(Path.Combine(around.WorkingFolder, plan.Into ?? FormattableString.Invariant($"simulated-{day.Seed}")));

    private readonly DayRecord? _record = plan.RecordInto is null ? null : new DayRecord(around, plan, day);

    private string _left = "";

    /// <summary>Runs to the end.</summary>
    /// <param name="interrupted">Cancelled by Ctrl-C; while shrinking, the smallest day so far is written.</param>
    /// <exception cref="UsageException">What was asked for could not be written.</exception>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        _junit.ThrowIfHopeless();
        if (plan.Shrinks && DayFolder.Obstacle(_folder) is { } obstacle)
        {
            throw new UsageException($"{obstacle} Another one: --into <folder>.");
        }

        _record?.ThrowIfHopeless();
        try
        {
            return await LiveAsync(interrupted).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            await around.Error.WriteLineAsync("Interrupted: so far every invariant held, and the rest of the day was not looked at.").ConfigureAwait(false);
            return ExitCode.Interrupted;
        }
    }

    private async Task<int> LiveAsync(CancellationToken interrupted)
    {
        var began = around.Time.GetTimestamp();
        var (result, report) = await Apart(() => TrialRunner.Live(_life, day, new DaySurroundings(), interrupted)).ConfigureAwait(false);
        if (plan.HashesOnly)
        {
            await around.Out.WriteLineAsync(FormattableString.Invariant($"{result.Seed} {result.Hash}")).ConfigureAwait(false);
            return ExitCode.Fine;
        }

        var tail = result.IsGood ? [] : report?.Tail ?? [];
        if (result.IsGood)
        {
            // A short day may be over before it looks.
            interrupted.ThrowIfCancellationRequested();
        }

        if (result.IsGood && await Apart(() => TrialRunner.Compare(_life, day, interrupted)).ConfigureAwait(false) is { } changed)
        {
            result = result with { Violations = [changed] };
        }

        var hashed = plan.Twice > 0 && result.IsGood;
        if (hashed)
        {
            result = await new SecondProcess(around, plan).PartedAsync([result], interrupted).ConfigureAwait(false) is [var parted] ? parted : result;
        }

        if (plan.Shrinks && result.IsGood)
        {
            await around.Error.WriteLineAsync($"There is nothing to make small: {_folder} is not written.").ConfigureAwait(false);
        }

        var folder = plan.Shrinks && !result.IsGood ? await ShrinkAsync(result.Violations[0], interrupted).ConfigureAwait(false) : null;
        var isRecorded = _record is null || await _record.WriteAsync(_life, result).ConfigureAwait(false);
        var lived = new LivedDay(result, tail, hashed, folder, isRecorded ? _record?.Folder : null);
        await around.Out.WriteAsync(plan.WritesJson ? AuthorJson.Text(lived.ToJson()) + "\n" : lived.ToText()).ConfigureAwait(false);
        var trial = new TrialPlan { Seeds = plan.Seeds, Length = plan.Length, DayFile = plan.DayFile };
        var isWritten = await _junit.WriteAsync(new TrialReport(trial, [result], report?.Coverage ?? new Dictionary<CoveredPlace, int>(), around.Time.GetElapsedTime(began), true)).ConfigureAwait(false);
        return result.IsGood && isWritten && isRecorded ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    private async Task<FailureFolder?> ShrinkAsync(Violation found, CancellationToken interrupted)
    {
        await around.Error.WriteLineAsync(TrialText.Of(found)).ConfigureAwait(false);
        var shrunk = await Apart(() => TrialShrinking.Shrink(_life, day, found, Tell, interrupted)).ConfigureAwait(false);
        var folder = new FailureFolder(_folder, shrunk);
        try
        {
            var again = await Apart(() => folder.Write(_life)).ConfigureAwait(false);
            if (again?.Checker != found.Checker || again.Place != found.Place)
            {
                await around.Error.WriteLineAsync($"Lived once more to be recorded, it did not fail in this way: the recordings do not show {found.Checker}/{found.Place}.").ConfigureAwait(false);
            }
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            // The search may have taken minutes: what it found is not lost with the disk.
            await around.Error.WriteLineAsync($"{_folder} cannot be written: {wrong.Message}\n{DayText.Of(shrunk.Day)}").ConfigureAwait(false);
            return null;
        }

        await new AcceptedRecordings(around).AcceptAsync(_folder).ConfigureAwait(false);
        return folder;
    }

    // Calmer weather and smaller figures show in no word of it: then it is not said again.
    private void Tell(ShrunkDay smaller)
    {
        var left = FormattableString.Invariant(
            $"{TrialText.Number(smaller.Day.Troubles.Count, "trouble")}, {TrialText.Number(smaller.Day.Deeds.Count, "deed")}, {TrialText.Number(smaller.Day.Symbols.Count, "symbol")}, {smaller.Day.Length.TotalSeconds:0.###} s");
        if (left != _left)
        {
            _left = left;
            around.Error.WriteLine($"{TrialText.Number(smaller.Runs, "day")} lived: {left}");
        }
    }

    // A world lives on one thread; the command's own stays free for an interrupt.
    private static Task<T> Apart<T>(Func<T> live) =>
        Task.Factory.StartNew(live, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
