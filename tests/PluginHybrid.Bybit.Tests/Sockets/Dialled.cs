using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Sockets;

/// <summary>A socket under test, with its venue and its sink.</summary>
internal sealed class Dialled : IAsyncDisposable
{
    private Dialled(LoopbackVenue venue, HeardSink sink, VenueSocket socket) => (Venue, Sink, Socket) = (venue, sink, socket);

    public LoopbackVenue Venue { get; }

    public HeardSink Sink { get; }

    public VenueSocket Socket { get; }

    public static Dialled To(
        Func<Peer, Task> script, SocketSettings? settings = null, TimeProvider? time = null, string path = "/v5/public/linear", HeardSink? sink = null)
    {
        var venue = new LoopbackVenue(script);
        sink ??= new HeardSink();
        var socket = new VenueSocket(
            new ConnectionId(StreamKind.Public, 1), venue.Address(path), DialPort.Default, sink, time ?? TimeProvider.System, NullLogger.Instance, settings);
        socket.Start();
        return new Dialled(venue, sink, socket);
    }

    public async Task<SocketLoss> Loss() => await Wait.For("the loss of the socket", Sink.Loss);

    public async Task Open() => await Wait.For("the handshake", Done(Sink.Opening));

    public async Task Gone() => await Wait.For("the end of the socket's threads", Done(Socket.Ended));

    public async ValueTask DisposeAsync()
    {
        await Socket.DisposeAsync();
        await Venue.DisposeAsync();
    }

    private static async Task<bool> Done(Task task)
    {
        await task;
        return true;
    }
}
