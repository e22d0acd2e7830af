using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Replay.Verifying;

namespace PluginHybrid.Replay.Cases;

/// <summary>Makes a test of an incident: cuts it out of a recording, redacts it, replays it three times, and writes what CI will compare with.</summary>
/// <remarks>
/// A case begins where the recording begins: what plugins remember is made of every price they saw, and a plugin that forgot
/// decides otherwise. So the end is cut, and the beginning only out of the text for people. The cut is tried: where a command
/// is under way the replay would part from the recording, and the next input is taken.
/// </remarks>
/// <param name="options">What.</param>
/// <param name="time">Measures.</param>
public sealed class CaseMaker(CaseOptions options, TimeProvider time)
{
    private const int TriesMax = 40;
    private const int SameMax = 8;
    private const string OwnPlugins = "plugins";

    private string Folder => Directory.Exists(options.Recording) ? options.Recording : Path.GetDirectoryName(Path.GetFullPath(options.Recording))!;

    /// <summary>Makes it.</summary>
    /// <param name="folder">Empty; what fails leaves it as it came to be.</param>
    /// <param name="progress">Told what is being done. Default nobody.</param>
    /// <param name="token">Gives up.</param>
    /// <exception cref="RecordingException">The recording cannot be read.</exception>
    /// <exception cref="ReplayException">No case can be made of it; the text says why.</exception>
    public async Task<CaseReport> MakeAsync(string folder, Action<string>? progress = null, CancellationToken token = default)
    {
        if (SessionScript.Read(options.Recording, token) is { IsLossy: true })
        {
            throw new ReplayException($"{options.Recording}: records are missing, so a replay of it need not be the session. Take a recording that is not lossy.");
        }

        var raw = Path.Combine(folder, "cut");
        var (last, moved, inputs) = await CutAsync(raw, progress, token).ConfigureAwait(false);
        progress?.Invoke("redacting");
        var redacted = RecordingRedaction.Redact(raw, folder, options.Redaction, token: token);
        Directory.Delete(raw, recursive: true);
        CopyPlugins(folder);
        progress?.Invoke($"replaying {RecordingVerifier.RunsToAccept} times");
        var result = await new RecordingVerifier(options.Plugins, time).AcceptAsync(folder, token).ConfigureAwait(false);
        if (result.Outcome != VerifyOutcome.Accepted)
        {
            throw new ReplayException($"{options.Recording}: cut and redacted it does not replay as it was recorded:\n{result.Text.TrimEnd()}");
        }

        var golden = new GoldenFiles(folder);
        return new CaseReport(redacted.Records, last, inputs, moved, redacted.Changed, golden.Events.Count, golden.Decisions.Count, golden.Hashes!);
    }

    private async Task<(long Last, long Moved, long Inputs)> CutAsync(string raw, Action<string>? progress, CancellationToken token)
    {
        var (at, inputs, end) = CaseCut.Look(options.Recording, Nanoseconds(options.To), token);
        if (at == 0 || Nanoseconds(options.From) > end)
        {
            throw new ReplayException(FormattableString.Invariant(
                $"{options.Recording}: nothing happened up to {options.To.TotalSeconds:0.###} s, or it ends before {options.From.TotalSeconds:0.###} s; it is {end / 1e9:0.###} s long."));
        }

        var (parted, same, last) = ("", 0, at);
        for (var tried = 0; tried < TriesMax && same < SameMax && last <= inputs; tried++, last += 1 + ((last - at) / 4))
        {
            progress?.Invoke($"cutting after input {last}");
            CaseCut.Write(options.Recording, raw, new CaseSpan(Nanoseconds(options.From), last), options.Note, token);
            var run = await CoreReplay.RunAsync(new CoreReplayOptions { Path = raw, Plugins = header => options.Plugins(Folder, header) }, token).ConfigureAwait(false);
            if (run.IsSame)
            {
                return (last, last - at, inputs);
            }

            // What parts at the same place wherever the end is, does not part because of the end.
            var here = run.Divergences is [var first, ..] ? first.ToString() : $"{run.Hashes}, recorded {run.Live}";
            (parted, same) = (here, here == parted ? same + 1 : 1);
            Directory.Delete(raw, recursive: true);
        }

        throw new ReplayException(FormattableString.Invariant(
            $"{options.Recording}: at no input from {at} on, up to {Math.Min(inputs, last)}, could it be cut so that it replays by itself. At the last one tried: {parted}. Give another --to, or see whether all of it replays: hybrid replay {options.Recording} --core"));
    }

    // The recording's own plugins are part of it.
    private void CopyPlugins(string folder)
    {
        var own = Path.Combine(Folder, OwnPlugins);
        if (!Directory.Exists(own))
        {
            return;
        }

        foreach (var file in Directory.EnumerateFiles(own, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            var place = Path.Combine(folder, OwnPlugins, Path.GetRelativePath(own, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }

    private static long Nanoseconds(TimeSpan span) => span >= TimeSpan.MaxValue / 200 ? long.MaxValue : span.Ticks * 100;
}
