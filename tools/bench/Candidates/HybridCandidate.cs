using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Candidates;

/// <summary>Our path from the kernel to the handler, with the real venue socket.</summary>
internal static class HybridCandidate
{
    public static async Task RunAsync(Uri address, string[] symbols, IMeter meter)
    {
        var session = new LiveSession(symbols);
        session.Router.On(EventNames.PositionUpdate, (in PositionUpdate update) => meter.Arrived(update.VenueTime.ToUnixTimeMilliseconds()));
        await using var socket = new VenueSocket(
            session.Public, address, DialPort.Default, new Sink(session.Sequencer), TimeProvider.System, NullLogger.Instance);
        session.PublicAsked = () => socket.Send("go"u8.ToArray());
        socket.Start();
        await socket.Ended;
    }

    private sealed class Sink(Sequencer sequencer) : ISocketSink
    {
        public void Opened(ConnectionId id) => sequencer.Opened(id);

        public void Frame(ConnectionId id, ReadOnlySpan<byte> utf8) => sequencer.Frame(id, utf8);

        public void Lost(ConnectionId id, SocketLoss loss) => Console.Error.WriteLine($"{id} was lost: {loss.Reason}");
    }
}
