using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bench.Loading;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Redaction;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Candidates;

/// <summary>Our path from the kernel to the handler, with the real venue socket.</summary>
internal static class HybridCandidate
{
    public static Task RunAsync(Uri address, string[] symbols, IMeter meter) => RunAsync(address, symbols, meter, null);

    public static async Task RunRecordedAsync(Uri address, string[] symbols, IMeter meter)
    {
        using var scratch = new ScratchFolder();
        await using var recorder = new SessionRecorder(new RecorderOptions
        {
            Target = new FolderTarget(scratch.At("mine", "session")),
            Redactor = new RecordRedactor(new RedactionSettings { Secrets = ["AbCdEfGhIjKlMnOpQr", "0123456789abcdefghijklmnopqrstuvwxyz"] }),
        });
        var ended = RunAsync(address, symbols, meter, recorder);
        recorder.Open(new RecordingHeader { Id = new string('0', 32), Start = default, Environment = "bench", App = "bench" });
        await Task.WhenAny(ended, meter.Done);
        await recorder.EndAsync("stopped");
        if (recorder.Status.Dropped > 0)
        {
            await Console.Error.WriteLineAsync($"The recorder lost {recorder.Status.Dropped} records.");
        }
    }

    private static async Task RunAsync(Uri address, string[] symbols, IMeter meter, ISessionTap? tap)
    {
        var session = new LiveSession(symbols, tap);
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
