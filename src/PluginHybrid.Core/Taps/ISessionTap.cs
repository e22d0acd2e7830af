using PluginHybrid.Core.Session;

namespace PluginHybrid.Core.Taps;

/// <summary>Sees all that happens to a session and all it asks of the world, in one order: for a recorder.</summary>
/// <remarks>
/// <para>All calls come from inside the sequencer, one at a time, and what an input leads to comes between that input and the
/// next: so the order of the calls is the order of the session. An input is told before it takes effect.</para>
/// <para>It must not block and must not throw; a frame's bytes are valid during the call only. Sent bytes carry key and
/// signature: whoever keeps them redacts them first.</para>
/// </remarks>
public interface ISessionTap
{
    /// <summary>A session is about to begin. Once, before anything else.</summary>
    /// <param name="options">What it was told.</param>
    /// <param name="seed">Seed of its jitter.</param>
    /// <param name="clock">Times its inputs.</param>
    void Begin(SessionOptions options, int seed, SessionClock clock);

    /// <summary>A message arrived: an input. Must not allocate.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="connection">The socket.</param>
    /// <param name="utf8">The message; not kept.</param>
    void Frame(in InputStamp at, ConnectionId connection, ReadOnlySpan<byte> utf8);

    /// <summary>Any other input.</summary>
    /// <param name="at">Number and time of the input.</param>
    /// <param name="input">What.</param>
    void Input(in InputStamp at, SessionInput input);

    /// <summary>The session asked something of the world, in the input told last.</summary>
    /// <param name="effect">What.</param>
    void Effect(SessionEffect effect);
}
