using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;

namespace PluginHybrid.Bybit.Streaming;

/// <summary>How the shell reaches the world. By default by sockets and threads; a simulation lends links and a queue of its own.</summary>
internal sealed record ShellPorts
{
    /// <summary>Makes the socket of a dial; <c>null</c>: a real one.</summary>
    public Func<ConnectionId, Uri, ISocketSink, IVenueSocket>? Socket { get; init; }

    /// <summary>Carries HTTP; <c>null</c>: real connections. Disposed with the shell.</summary>
    public HttpMessageHandler? Http { get; init; }

    /// <summary>Begins a REST call, not before the caller has let go of the sequencer; <c>null</c>: on the pool.</summary>
    public Action<Func<Task>>? Begin { get; init; }
}
