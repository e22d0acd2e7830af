using PluginHybrid.Core.Events;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scripts;

namespace PluginHybrid.Replay.Stories;

/// <summary>What a recorded session came to: what its plugins decided, and the lives of its positions. For comparing two sessions.</summary>
public sealed record SessionStory
{
    /// <summary>All decisions, by time.</summary>
    public required IReadOnlyList<Decision> Decisions { get; init; }

    /// <summary>Every life of every leg, by leg and life; those on paper after the account's own.</summary>
    public required IReadOnlyList<LifeStory> Lives { get; init; }

    /// <summary>Sum of the account's results, what is still open at its mark price included; paper is left out.</summary>
    public decimal Result => Lives.Where(life => life.Paper.Length == 0).Sum(life => (life.Realised ?? 0) + life.Open);

    /// <summary>Reads a recording: replays it into the core, without its plugins.</summary>
    /// <param name="path">Its folder or file.</param>
    /// <param name="until">What came later does not count.</param>
    /// <param name="token">Gives up between two records.</param>
    /// <exception cref="RecordingException">It cannot be read.</exception>
    /// <exception cref="ReplayException">It cannot be replayed.</exception>
    public static async Task<SessionStory> ReadAsync(string path, TimeSpan until, CancellationToken token)
    {
        var script = SessionScript.Read(path, token);
        var router = new EventRouter();
        using var notes = new StoryNotes(router, script.Header.Start, until);
        await ReplayRun.RunAsync(
            new CoreReplayOptions { Path = path }, script, router, ground => new CoreSession(ground), token).ConfigureAwait(false);
        return new SessionStory
        {
            Decisions =
            [
                .. script.Commands.Values.Where(command => command.At < until)
                    .OrderBy(command => command.Record)
                    .Select(command => new Decision(command.At, command.Record, command.Request, notes.OutcomeOf(command.Request.Id))),
            ],
            Lives = notes.Lives,
        };
    }
}
