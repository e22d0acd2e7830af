using PluginHybrid.Core.Events;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Scripts;

namespace PluginHybrid.Replay.Running;

/// <summary>Plays a recording straight into the core and its plugins, in the recording's own time: no socket, no clock, and the same bytes out each time.</summary>
/// <remarks>
/// Inputs come with their recorded numbers and times; plugins' turns and timers at their recorded places; a command that the
/// recording does not hold is denied by the rule <c>not-in-recording</c> and listed. Background work of plugins is not run.
/// </remarks>
/// <example><code>
/// var report = await CoreReplay.RunAsync(new() { Path = "recordings/first-flight" }, token);
/// Console.WriteLine($"{report.Hashes}: {(report.IsSame ? "as recorded" : report.Divergences[0])}");
/// </code></example>
public static class CoreReplay
{
    /// <summary>Plays it to the end, or until it is told to stop.</summary>
    /// <param name="options">What to play and with whom.</param>
    /// <param name="token">Gives up between two records.</param>
    /// <exception cref="RecordingException">The recording cannot be read.</exception>
    /// <exception cref="ReplayException">It cannot be replayed.</exception>
    public static Task<CoreReplayReport> RunAsync(CoreReplayOptions options, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(options);
        return ReplayRun.RunAsync(options, SessionScript.Read(options.Path, token), new EventRouter(), ground => new CoreSession(ground), token);
    }
}
