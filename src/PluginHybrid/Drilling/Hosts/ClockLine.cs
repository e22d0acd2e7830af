using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace PluginHybrid.Drilling.Hosts;

/// <summary>The host's end of the line to a drill, on 127.0.0.1: the drill says how late it is, the host says how it is. When the line ends, the host ends.</summary>
internal sealed class ClockLine : IDisposable
{
    private readonly TcpClient _client;
    private readonly StreamReader _reader;
    private readonly StreamWriter _writer;

    private ClockLine(TcpClient client)
    {
        (_client, _reader, _writer) = (client, new StreamReader(client.GetStream()), new StreamWriter(client.GetStream()) { AutoFlush = true });
        Time = new HeldTime(ReadTime(_reader.ReadLine()));
    }

    /// <summary>The host's clock: the drill's.</summary>
    public HeldTime Time { get; }

    /// <summary>Calls the drill and waits for the first time.</summary>
    /// <param name="port">Where it listens on 127.0.0.1.</param>
    public static ClockLine Call(int port)
    {
        var client = new TcpClient { NoDelay = true };
        client.Connect(IPAddress.Loopback, port);
        return new ClockLine(client);
    }

    /// <summary>Obeys and answers from now on, on a thread of its own.</summary>
    /// <param name="look">How the host is.</param>
    public void Serve(Func<HostLook> look) => new Thread(() => Obey(look)) { IsBackground = true, Name = "drill clock" }.Start();

    /// <inheritdoc />
    public void Dispose()
    {
        _reader.Dispose();
        _writer.Dispose();
        _client.Dispose();
    }

    private void Obey(Func<HostLook> look)
    {
        try
        {
            while (_reader.ReadLine() is { } line)
            {
                Time.GoTo(ReadTime(line));
                _writer.WriteLine(look().ToLine());
            }
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException)
        {
            // The drill is gone: nothing will move this clock any more.
        }

        Process.GetCurrentProcess().Kill();
    }

    private static DateTimeOffset ReadTime(string? line) =>
        long.TryParse(line, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) ? new(ticks, TimeSpan.Zero) : throw new IOException("The drill hung up.");
}
