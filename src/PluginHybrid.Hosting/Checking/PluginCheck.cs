using PluginHybrid.Hosting.Checking.Rehearsing;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Checking;

/// <summary>Finds out whether a plugin may be trusted to run: loads it, starts it, runs it twice over generated events, stops it, and looks whether it is gone.</summary>
/// <remarks>Everything happens in memory: no venue, no state file. The plugin's own code runs, with all its own code can do.</remarks>
/// <param name="candidate">Which plugin.</param>
/// <param name="options">How it is loaded; <see cref="PluginLoaderOptions.Strict"/> makes every warning an error.</param>
/// <param name="time">Measures the steps, and ends a check that hangs.</param>
/// <param name="tell">Told of each step when it is done.</param>
public sealed class PluginCheck(PluginCandidate candidate, PluginLoaderOptions options, TimeProvider time, Action<CheckStep> tell)
{
    private const int Seed = 1;
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(50);

    private readonly List<CheckStep> _steps = [];
    private readonly KeepingLoader _loader = new(new PluginLoader(options with { Strict = false }));
    private long _began;

    /// <summary>How long the plugin may take for all its runs before it counts as hanging. Default 60 s.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long its code may stay in memory after it was let go. Default 10 s.</summary>
    public TimeSpan UnloadPatience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Does the steps in order; one that fails ends it where the next would have nothing to look at.</summary>
    /// <param name="token">Gives up.</param>
    /// <returns>The steps that were done.</returns>
    public async Task<IReadOnlyList<CheckStep>> RunAsync(CancellationToken token)
    {
        Begin();
        if (await LoadAsync(token).ConfigureAwait(false))
        {
            // Plugin code may never come back; it must not take the command with it.
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(token);
            var runs = Task.Run(() => RehearseAsync(enough.Token), CancellationToken.None);
            var first = await Task.WhenAny(runs, Task.Delay(Patience, time, token)).ConfigureAwait(false);
            await enough.CancelAsync().ConfigureAwait(false);
            token.ThrowIfCancellationRequested();
            if (first != runs)
            {
                Step("run", false, $"the plugin did not come back within {Patience.TotalSeconds:0} s: it loops or blocks in a handler");
                return _steps;
            }

            if (await runs.ConfigureAwait(false)) await UnloadAsync(token).ConfigureAwait(false);
        }

        return _steps;
    }

    private async Task<bool> LoadAsync(CancellationToken token)
    {
        var result = await _loader.LoadAsync(candidate, token).ConfigureAwait(false);
        var problems = options.Strict ? [.. result.Problems.Select(problem => problem with { IsError = true })] : result.Problems;
        var load = Of(problems, code => !IsLint(code) && !IsSetting(code));
        Step("load", load.All(problem => !problem.IsError), Sentence(result.Plugin), load);
        var compiled = result.Plugin is not null || load.All(problem => !problem.IsError);
        if (!compiled) return false;
        var lint = Of(problems, IsLint);
        Step("lint", lint.All(problem => !problem.IsError), lint.Count == 0 ? "no banned call" : $"{lint.Count} banned {(lint.Count == 1 ? "call" : "calls")}", lint);
        var settings = Of(problems, IsSetting);
        if (candidate.Kind != PluginKind.Script || settings.Count > 0)
        {
            Step("settings", settings.All(problem => !problem.IsError), settings.Count == 0 ? "bound, in range" : "wrong", settings);
        }

        return result.Plugin is not null;
    }

    private async Task<bool> RehearseAsync(CancellationToken token)
    {
        var first = await new Rehearsal(_loader, candidate, Seed) { Started = Started }.RunAsync(token).ConfigureAwait(false);
        if (!first.Started) return false;
        var faults = first.Faults.Select(fault => fault.ToString()).Distinct().ToArray();
        var healthy = faults.Length == 0 && first.Why.Length == 0;
        Step("run", healthy, healthy
            ? $"{first.Decisions.Count} decisions and {first.Log.Count} lines over {first.Events:N0} events and 30 h of a rehearsed market"
            : string.Join("; ", [.. faults.Take(3), first.Why]).TrimEnd(' ', ';'));
        var second = await new Rehearsal(_loader, candidate, Seed).RunAsync(token).ConfigureAwait(false);
        var parted = Parting(first.Transcript, second.Transcript);
        Step("repeat", parted is null, parted ?? "a second run decided, wrote and kept the same");
        var stop = first.StopFaults.Select(fault => fault.ToString()).ToArray();
        Step("stop", stop.Length == 0, stop.Length == 0 ? "came back from its last turn" : string.Join("; ", stop));
        return true;
    }

    private void Started(bool runs, string why)
    {
        Step("start", runs, runs ? "running" : why);
        if (runs && _loader.Loaded[^1].Settings is PluginSettings { } settings && candidate.Kind == PluginKind.Script)
        {
            // Only after a script's text ran is known what it reads.
            Step("settings", true, "read while it started, in range", [.. settings.Unread().Select(problem => problem with { IsError = options.Strict })]);
        }
    }

    private async Task UnloadAsync(CancellationToken token)
    {
        foreach (var plugin in _loader.Loaded)
        {
            plugin.Dispose();
        }

        var began = time.GetTimestamp();
        while (_loader.Loaded.Any(plugin => !plugin.IsGone(collect: true)))
        {
            if (time.GetElapsedTime(began) > UnloadPatience)
            {
                var left = _loader.Loaded.Count(plugin => !plugin.IsGone(collect: false));
                Step("unload", false, $"{left} of {_loader.Loaded.Count} versions are still in memory {UnloadPatience.TotalSeconds:0} s after they were let go: a timer, thread or static event of its own holds them");
                return;
            }

            await Task.Delay(Between, time, token).ConfigureAwait(false);
        }

        Step("unload", true, $"all {_loader.Loaded.Count} versions are gone from memory");
    }

    private static string? Parting(IReadOnlyList<string> first, IReadOnlyList<string> second)
    {
        for (var i = 0; i < Math.Max(first.Count, second.Count); i++)
        {
            var (one, other) = (i < first.Count ? first[i] : "(nothing)", i < second.Count ? second[i] : "(nothing)");
            if (one != other) return $"two runs over the same events part: first \"{one}\", then \"{other}\". Use Now, Clock and Random of the plugin, and no hash order";
        }

        return null;
    }

    private string Sentence(LoadedPlugin? plugin) => plugin is null
        ? "not loaded"
        : $"{plugin.Id} {plugin.Version} as {candidate.Kind switch { PluginKind.Dll => "DLL", PluginKind.Source => "single file", _ => "script" }}, every handler compiled";

    private void Step(string name, bool isOk, string found, IReadOnlyList<SourceProblem>? problems = null)
    {
        var isRight = isOk && (problems ?? []).All(problem => !problem.IsError);
        var step = new CheckStep(name, isRight, time.GetElapsedTime(_began), found) { Problems = problems ?? [] };
        _steps.Add(step);
        tell(step);
        Begin();
    }

    private void Begin() => _began = time.GetTimestamp();

    private static List<SourceProblem> Of(IEnumerable<SourceProblem> problems, Func<string, bool> wanted) => [.. problems.Where(problem => wanted(problem.Code))];

    private static bool IsLint(string code) => code.StartsWith("HYB00", StringComparison.Ordinal);

    private static bool IsSetting(string code) => code.StartsWith("HYB02", StringComparison.Ordinal);
}
