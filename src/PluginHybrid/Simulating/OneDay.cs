using System.Text.Json.Nodes;
using PluginHybrid.Authoring;
using PluginHybrid.Commands;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Shrinking;
using PluginHybrid.Simulation.Trials;
using PluginHybrid.Simulation.Worlds;

namespace PluginHybrid.Simulating;

/// <summary>Lives one day: tells what did not hold and what happened before, and makes it small when asked.</summary>
/// <param name="around">Where it runs.</param>
/// <param name="plan">What was asked.</param>
/// <param name="day">The day.</param>
internal sealed class OneDay(Surroundings around, SimulatePlan plan, Day day)
{
    private readonly IDayLife _life = BundledLife.Create();

    /// <summary>Runs to the end.</summary>
    /// <param name="interrupted">Cancelled by Ctrl-C; while shrinking, the smallest day so far is written.</param>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        var (result, report) = await Apart(() => TrialRunner.Live(_life, day, new DaySurroundings(), interrupted)).ConfigureAwait(false);
        if (plan.HashesOnly)
        {
            await around.Out.WriteLineAsync(FormattableString.Invariant($"{result.Seed} {result.Hash}")).ConfigureAwait(false);
            return ExitCode.Fine;
        }

        var found = result.IsGood ? await Apart(() => FaultyPlugin.Compare(_life, day, interrupted)).ConfigureAwait(false) : result.Violations[0];
        var folder = found is not null && plan.Shrinks ? await ShrinkAsync(found, interrupted).ConfigureAwait(false) : null;
        await around.Out.WriteAsync(plan.WritesJson ? AuthorJson.Text(Json(result, found, folder)) + "\n" : Text(result, report, found, folder)).ConfigureAwait(false);
        return found is null ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    private async Task<FailureFolder> ShrinkAsync(Violation found, CancellationToken interrupted)
    {
        await around.Error.WriteLineAsync(TrialText.Of(found)).ConfigureAwait(false);
        var shrunk = await Apart(() => TrialShrinking.Shrink(_life, day, found, Tell, interrupted)).ConfigureAwait(false);
        var path = Path.GetFullPath(Path.Combine(around.WorkingFolder, plan.Into ?? FormattableString.Invariant($"simulated-{day.Seed}")));
        var folder = new FailureFolder(path, shrunk);
        await Apart(() => folder.Write(_life)).ConfigureAwait(false);
        await new AcceptedRecordings(around).AcceptAsync(path).ConfigureAwait(false);
        return folder;
    }

    private void Tell(ShrunkDay smaller) => around.Error.WriteLine(
        FormattableString.Invariant($"{smaller.Runs} days lived: {smaller.Day.Troubles.Count} troubles, {smaller.Day.Deeds.Count} deeds, {smaller.Day.Symbols.Count} symbols, {smaller.Day.Length.TotalSeconds:0.###} s"));

    // A world lives on one thread; the command's own stays free for an interrupt.
    private static Task<T> Apart<T>(Func<T> live) =>
        Task.Factory.StartNew(live, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static string Text(SeedResult result, DayReport? report, Violation? found, FailureFolder? folder)
    {
        var tail = found is null ? [] : report?.Tail ?? [];
        return FormattableString.Invariant(
            $"""
            {string.Concat(tail.Select(line => line + "\n"))}seed {result.Seed}, {result.Weather}: {result.Lived.TotalMinutes:0} virtual minutes, {result.Frames} price frames, {result.Events} events, {result.Commands} commands, {result.Incarnations} host processes
            hash {result.Hash}
            {(found is null ? "Every invariant held." : $"FAILED {TrialText.Of(found)}")}
            {folder?.Summary}
            """).TrimEnd() + "\n";
    }

    private static JsonObject Json(SeedResult result, Violation? found, FailureFolder? folder) => new()
    {
        ["ok"] = found is null,
        ["seed"] = result.Seed,
        ["weather"] = result.Weather,
        ["hash"] = result.Hash,
        ["violation"] = found is null ? null : SimulateJson.Of(found),
        ["folder"] = folder?.Path,
        ["troubles"] = folder?.Shrunk.Day.Troubles.Count,
        ["deeds"] = folder?.Shrunk.Day.Deeds.Count,
    };
}
