namespace PluginHybrid.FakeExchange.Playback;

/// <summary>How a command differs from the recording.</summary>
public enum DivergenceKind
{
    /// <summary>The client sent it, the recording does not hold it: it was answered with <c>Denied: not in recording</c>.</summary>
    NotInRecording,

    /// <summary>The recording holds it, the client did not send it.</summary>
    NotSent,

    /// <summary>Both have it, but the client sent it for its symbol before an earlier one. Told in strict mode only.</summary>
    OutOfOrder,
}
