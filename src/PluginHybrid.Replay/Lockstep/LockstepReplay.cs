using PluginHybrid.Core.Events;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Running;
using PluginHybrid.Replay.Scripts;

namespace PluginHybrid.Replay.Lockstep;

/// <summary>Plays a recording through real sockets to the real client, in the recording's total order and its own time.</summary>
/// <remarks>
/// Sockets, REST, signatures and the client's threads are those of a live run; order, time, turns and commands are the
/// recording's. So events and decisions are those of the live run and of <see cref="CoreReplay"/>. Where the client does not
/// do what the recording's did, the replay says what it waited for and ends.
/// </remarks>
public static class LockstepReplay
{
    /// <summary>Plays it to the end, or until it is told to stop.</summary>
    /// <param name="options">What to play and with whom.</param>
    /// <param name="link">Where the venue is; used by this replay alone.</param>
    /// <param name="time">The recording's time; the venue lives in its <see cref="LockstepTime.ForVenue"/>.</param>
    /// <param name="token">Gives up between two records, or while the client is waited for.</param>
    /// <exception cref="RecordingException">The recording cannot be read.</exception>
    /// <exception cref="ReplayException">It cannot be replayed.</exception>
    public static Task<CoreReplayReport> RunAsync(CoreReplayOptions options, LockstepLink link, LockstepTime time, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(link);
        ArgumentNullException.ThrowIfNull(time);
        var script = SessionScript.Read(options.Path, token);
        return ReplayRun.RunAsync(options, script, new EventRouter(), ground => new LockstepSession(ground, link, time, options.Loggers, token), token);
    }
}
