using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Replay.Lockstep;
using PluginHybrid.Replay.Running;

namespace PluginHybrid.Replaying;

/// <summary>Plays a recording in lockstep, with an exchange of our own on the other side.</summary>
internal static class LockstepRun
{
    /// <summary>Starts the exchange, plays, and takes all down again.</summary>
    /// <param name="options">What to play and with whom.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    public static Task<CoreReplayReport> RunAsync(CoreReplayOptions options, CancellationToken interrupted) => RunAsync(options, null, interrupted);

    /// <summary>The same with a patience of its own.</summary>
    /// <param name="options">What to play and with whom.</param>
    /// <param name="patience">Longest wait for anything the client is to do; <c>null</c>: the usual.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    internal static async Task<CoreReplayReport> RunAsync(CoreReplayOptions options, TimeSpan? patience, CancellationToken interrupted)
    {
        var session = RecordedSession.Read(options.Path);
        var time = new LockstepTime(session.Header.Start);
        var venue = await LockstepFake.StartAsync(session, time, interrupted).ConfigureAwait(false);
        await using var own = venue.ConfigureAwait(false);
        var link = patience is { } given ? venue.Link with { Patience = given } : venue.Link;
        return await LockstepReplay.RunAsync(options, link, time, interrupted).ConfigureAwait(false);
    }
}
