using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Replay.Verifying;

/// <summary>Replays recordings and compares events and decisions with what was accepted.</summary>
/// <param name="plugins">Which plugins run, given a recording's folder and what it says of them.</param>
/// <param name="time">Measures.</param>
public sealed class RecordingVerifier(Func<string, RecordingHeader, ReplayPlugins> plugins, TimeProvider time)
{
    /// <summary>Runs that must be identical before one is accepted.</summary>
    public const int RunsToAccept = 3;

    /// <summary>The recordings in a folder and below it, in ordinal order; the folder itself when it is one.</summary>
    /// <param name="folder">Where to look.</param>
    public static IReadOnlyList<string> Find(string folder) =>
    [
        .. Directory.EnumerateFiles(folder, "session.jsonl*", SearchOption.AllDirectories)
            .Where(file => Path.GetFileName(file) is "session.jsonl" or "session.jsonl.zst")
            .Select(file => Path.GetDirectoryName(file)!).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>Replays one recording and compares.</summary>
    /// <param name="recording">Its folder.</param>
    /// <param name="token">Gives up.</param>
    public Task<VerifyResult> VerifyAsync(string recording, CancellationToken token) => TimedAsync(recording, async () =>
    {
        var run = await RunAsync(recording, token).ConfigureAwait(false);
        var golden = new GoldenFiles(recording);
        if (!golden.Exist)
        {
            return (VerifyOutcome.NotAccepted, $"  nothing was accepted yet; look at a run and accept it: hybrid verify {recording} --accept\n");
        }

        var text = TextOf(recording, run, golden);
        return (text.Length == 0 ? VerifyOutcome.Same : VerifyOutcome.Different, text);
    });

    /// <summary>Replays one recording three times and accepts what came, if it came three times and is what was recorded.</summary>
    /// <param name="recording">Its folder.</param>
    /// <param name="token">Gives up.</param>
    public Task<VerifyResult> AcceptAsync(string recording, CancellationToken token) => TimedAsync(recording, async () =>
    {
        var first = await RunAsync(recording, token).ConfigureAwait(false);
        for (var run = 2; run <= RunsToAccept; run++)
        {
            var again = await RunAsync(recording, token).ConfigureAwait(false);
            if (again.Hashes != first.Hashes || again.EventLines.Text != first.EventLines.Text || again.DecisionLines.Text != first.DecisionLines.Text)
            {
                var parted = FirstDifference.Of("event", first.EventLines.Lines, again.EventLines, recording)
                    + FirstDifference.Of("decision", first.DecisionLines.Lines, again.DecisionLines, recording);
                return (VerifyOutcome.Different, FormattableString.Invariant($"  not accepted: run {run} is not as run 1\n{parted}"));
            }
        }

        if (!first.IsSame)
        {
            return (VerifyOutcome.Different, $"  not accepted: what is replayed is not what was recorded\n{Parted(first)}  record it anew, or see more: hybrid replay {recording} --core\n");
        }

        var changed = new GoldenFiles(recording).Write(first);
        return (VerifyOutcome.Accepted, changed.Count == 0 ? "" : $"  accepted: {string.Join(", ", changed)}\n");
    });

    private static string TextOf(string recording, CoreReplayReport run, GoldenFiles golden)
    {
        var text = FirstDifference.Of("event", golden.Events, run.EventLines, recording)
            + FirstDifference.Of("decision", golden.Decisions, run.DecisionLines, recording);
        if (text.Length == 0 && golden.Hashes != run.Hashes)
        {
            text = $"  no line differs, but the hashes do: single ticks are not as accepted\n  - {golden.Hashes}\n  + {run.Hashes}\n";
        }

        if (text.Length == 0 && run.DivergenceCount == 0)
        {
            return "";
        }

        return $"{text}{Parted(run)}  to see it again: hybrid replay {recording} --core\n  to accept it, outside CI: hybrid verify {recording} --accept\n";
    }

    private static string Parted(CoreReplayReport run) => string.Concat(run.Divergences.Take(3).Select(divergence => $"  {divergence}\n"));

    private Task<CoreReplayReport> RunAsync(string recording, CancellationToken token) =>
        CoreReplay.RunAsync(new CoreReplayOptions { Path = recording, Plugins = header => plugins(recording, header), WritesText = true }, token);

    private async Task<VerifyResult> TimedAsync(string recording, Func<Task<(VerifyOutcome Outcome, string Text)>> verify)
    {
        var began = time.GetTimestamp();
        try
        {
            var (outcome, text) = await verify().ConfigureAwait(false);
            return new VerifyResult(recording, outcome, time.GetElapsedTime(began), text);
        }
        catch (Exception exception) when (exception is RecordingException or ReplayException or IOException)
        {
            return new VerifyResult(recording, VerifyOutcome.Failed, time.GetElapsedTime(began), $"  {exception.Message}\n");
        }
    }
}
