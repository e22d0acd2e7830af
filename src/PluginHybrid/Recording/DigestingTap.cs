using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Digests;

namespace PluginHybrid.Recording;

/// <summary>Tells a recorder all, and a digest the commands: both see them inside the sequencer, in its order.</summary>
/// <param name="recorder">Told all.</param>
internal sealed class DigestingTap(ISessionTap recorder) : ISessionTap
{
    /// <summary>Hashes the run; <c>null</c> until there is a router to listen to.</summary>
    public StreamDigest? Digest { get; set; }

    /// <inheritdoc />
    public void Begin(SessionOptions options, int seed, SessionClock clock) => recorder.Begin(options, seed, clock);

    /// <inheritdoc />
    public void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8) => recorder.Frame(at, connection, utf8);

    /// <inheritdoc />
    public void Input(in InputStamp at, SessionInput input)
    {
        recorder.Input(at, input);
        if (input is CommandInput command)
        {
            Digest?.Take(command.Request);
        }
    }

    /// <inheritdoc />
    public void Effect(SessionEffect effect) => recorder.Effect(effect);
}
