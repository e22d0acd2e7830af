using System.Net.Sockets;
using PluginHybrid.Bench.Frames;
using PluginHybrid.Bench.Measuring;

namespace PluginHybrid.Bench.Processes;

/// <summary>The sending process: the synthetic market to one receiver, until that hangs up.</summary>
/// <param name="market">What is sent.</param>
/// <param name="connection">To whom.</param>
internal sealed class Sender(TickerFrames market, Socket connection)
{
    private const int ChunkBytes = 128 * 1024;

    private readonly CrossSequence _sequence = new();
    private long _sent;

    /// <summary>Prints the port, serves one receiver, and ends with it.</summary>
    /// <param name="symbols">How many symbols.</param>
    /// <param name="rate">Messages per second; 0 sends as fast as it is read.</param>
    /// <param name="clock">Stamps paced messages.</param>
    public static void Run(int symbols, int rate, PaceClock clock)
    {
        var market = new TickerFrames(symbols);
        using var server = new WebSocketServer();
        Console.WriteLine(server.Port);
        using var connection = server.Accept();
        var sender = new Sender(market, connection);
        try
        {
            if (rate == 0)
            {
                sender.RunEndlessly(sender.Blast);
            }
            else
            {
                var alarm = new Alarm(rate);
                sender.RunEndlessly(ring => sender.Pace(ring, alarm, clock));
            }
        }
        catch (SocketException)
        {
            // The receiver has seen enough and has hung up.
        }
    }

    private void RunEndlessly(Action<FrameRing> pass)
    {
        pass(market.First);
        while (true)
        {
            pass(market.Ring);
        }
    }

    private void Blast(FrameRing ring)
    {
        var from = 0;
        for (var frame = 0; frame < ring.Count; frame++)
        {
            ring.Number(frame, _sequence);
            if (ring.StartOf(frame + 1) - ring.StartOf(from) >= ChunkBytes || frame == ring.Count - 1)
            {
                Send(ring.Bytes.AsSpan(ring.StartOf(from)..ring.StartOf(frame + 1)));
                from = frame + 1;
            }
        }
    }

    private void Pace(FrameRing ring, Alarm alarm, PaceClock clock)
    {
        for (var frame = 0; frame < ring.Count; frame++)
        {
            ring.Number(frame, _sequence);
            alarm.WaitFor(++_sent);
            ring.Stamp(frame, clock.Now);
            Send(ring.Bytes.AsSpan(ring.StartOf(frame)..ring.StartOf(frame + 1)));
        }
    }

    private void Send(ReadOnlySpan<byte> bytes)
    {
        while (bytes.Length > 0)
        {
            bytes = bytes[connection.Send(bytes)..];
        }
    }
}
