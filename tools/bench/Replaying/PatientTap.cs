using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Capture;

namespace PluginHybrid.Bench.Replaying;

/// <summary>Holds a session back while its recorder is behind, so that a recording made as fast as it can be loses nothing. No tap of a live session may do so.</summary>
/// <param name="recorder">Takes what is told.</param>
/// <param name="ahead">How many records the session may be ahead of the file.</param>
internal sealed class PatientTap(SessionRecorder recorder, int ahead) : ISessionTap
{
    private long _told;

    /// <inheritdoc />
    public void Begin(SessionOptions options, int seed, SessionClock clock) => recorder.Begin(options, seed, clock);

    /// <inheritdoc />
    public void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8)
    {
        Wait();
        recorder.Frame(at, connection, utf8);
    }

    /// <inheritdoc />
    public void Input(in InputStamp at, SessionInput input)
    {
        Wait();
        recorder.Input(at, input);
    }

    /// <inheritdoc />
    public void Effect(SessionEffect effect)
    {
        Wait();
        recorder.Effect(effect);
    }

    // Before it is opened nothing is written, however long one waits.
    private void Wait()
    {
        _told++;
        while (_told - recorder.Status.Records > ahead && recorder.Status.State == RecorderState.Recording)
        {
            Thread.Sleep(1);
        }
    }
}
