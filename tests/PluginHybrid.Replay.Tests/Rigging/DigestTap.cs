using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;

namespace PluginHybrid.Replay.Tests.Rigging;

/// <summary>A recorder, and beside it whoever counts commands.</summary>
internal sealed class DigestTap(ISessionTap recorder) : ISessionTap
{
    public Action<CommandInput> Commanded { get; set; } = static _ => { };

    public void Begin(SessionOptions options, int seed, SessionClock clock) => recorder.Begin(options, seed, clock);

    public void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8) => recorder.Frame(at, connection, utf8);

    public void Input(in InputStamp at, SessionInput input)
    {
        recorder.Input(at, input);
        if (input is CommandInput command)
        {
            Commanded(command);
        }
    }

    public void Effect(SessionEffect effect) => recorder.Effect(effect);
}
