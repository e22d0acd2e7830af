using System.Text.Json.Nodes;
using PluginHybrid.Authoring;
using PluginHybrid.Commands;
using PluginHybrid.Replay;
using PluginHybrid.Replay.Running;
using PluginHybrid.Venues;

namespace PluginHybrid.Replaying;

/// <summary><c>hybrid replay --core</c> or <c>--pace lockstep</c>, as it was asked for: both end with the live run's hashes.</summary>
/// <param name="around">Where it runs.</param>
internal sealed class TotalOrderCall(Surroundings around)
{
    /// <summary>The recording's folder or file.</summary>
    public required string Recording { get; init; }

    /// <summary>Replays: <see cref="CoreReplay"/> or <see cref="LockstepRun"/>.</summary>
    public required Func<CoreReplayOptions, CancellationToken, Task<CoreReplayReport>> Replay { get; init; }

    /// <summary>Where to stop.</summary>
    public string? Until { get; init; }

    /// <summary>True: what differs is no failure.</summary>
    public bool IsLenient { get; init; }

    /// <summary>Events and decisions are written.</summary>
    public bool WritesLines { get; init; }

    /// <summary>The report is JSON.</summary>
    public bool WritesJson { get; init; }

    /// <summary>The configuration file.</summary>
    public string? Config { get; init; }

    /// <summary>Replays and reports.</summary>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        try
        {
            var report = await Replay(
                new CoreReplayOptions
                {
                    Path = Path.GetFullPath(Path.Combine(around.WorkingFolder, Recording)),
                    Plugins = header => RecordedPlugins.FinderIn(around, Config)(Recording, header),
                    Until = Until is null ? null : UntilText.Parse(Until),
                    WritesText = WritesLines,
                },
                interrupted).ConfigureAwait(false);
            await around.Out.WriteAsync($"{report.EventLines.Text}{report.DecisionLines.Text}").ConfigureAwait(false);
            await around.Out.WriteAsync(WritesJson ? AuthorJson.Text(Json(report)) + "\n" : ReportText.Of(report)).ConfigureAwait(false);
            if (Until is not null && report.StoppedAt is null)
            {
                await around.Error.WriteLineAsync($"--until {Until} never came: what is shown is the end.").ConfigureAwait(false);
            }

            return report.IsSame || IsLenient ? ExitCode.Fine : ExitCode.CheckFailed;
        }
        catch (FormatException wrong)
        {
            throw new UsageException($"--until: {wrong.Message}");
        }
        catch (ReplayException wrong)
        {
            await around.Error.WriteLineAsync(wrong.Message).ConfigureAwait(false);
            return ExitCode.CheckFailed;
        }
    }

    private static JsonObject Json(CoreReplayReport report) => new()
    {
        ["same"] = report.IsSame,
        ["inputs"] = report.Inputs,
        ["events"] = report.Events,
        ["commands"] = report.Commands,
        ["torn"] = report.IsTorn,
        ["lossy"] = report.IsLossy,
        ["stopped_at"] = report.StoppedAt,
        ["hash"] = new JsonObject { ["events"] = report.Hashes.Events, ["decisions"] = report.Hashes.Decisions },
        ["live"] = report.Live is { } live ? new JsonObject { ["events"] = live.Events, ["decisions"] = live.Decisions } : null,
        ["divergences"] = new JsonArray([.. report.Divergences.Select(one => (JsonNode)new JsonObject
        {
            ["kind"] = one.Kind.ToString(),
            ["record"] = one.Record,
            ["seconds"] = Math.Round(one.At.TotalSeconds, 6),
            ["what"] = one.What,
            ["recorded"] = one.Recorded,
            ["replayed"] = one.Replayed,
        })]),
        ["positions"] = AuthorJson.Of(report.Positions.Select(held => FormattableString.Invariant($"{held.Key} {held.Side} {held.Size} stop {held.StopLoss}"))),
    };
}
