using System.Globalization;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Sockets;

/// <summary>What a socket costs and what it leaves behind. Alone, because it counts what the process holds.</summary>
[Category(Level.Integration)]
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class SocketHygieneTests
{
    private const string Alone = "sockets, counted alone";

    [Fact]
    public async Task Two_hundred_sockets_opened_and_dropped_in_every_way_leave_no_thread_and_no_handle()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Counts threads and sockets through /proc.");
        await OpenAndDrop(8);
        var before = (Threads: OurThreads(), Sockets: OpenSockets());

        await OpenAndDrop(200);

        await Wait.Until(
            "threads and sockets as before",
            () => OurThreads() <= before.Threads && OpenSockets() <= before.Sockets,
            () => $"before {before}, after ({OurThreads()}, {OpenSockets()})");
    }

    [Fact]
    public async Task A_frame_costs_no_allocation_once_it_is_warm()
    {
        const int Warm = 2_000;
        const int Measured = 20_000;
        var sink = new CountingSink(Warm, Warm + Measured);
        await using var venue = new LoopbackVenue(async peer =>
        {
            await peer.Accept();
            var many = Enumerable.Repeat(Peer.FrameOf(0x81, new byte[375].Select(_ => (byte)'x').ToArray()), 100).SelectMany(frame => frame).ToArray();
            for (var sent = 0; sent < Warm + Measured; sent += 100)
            {
                await peer.Raw("", many);
            }

            await peer.Over;
        });
        await using var socket = new VenueSocket(
            new ConnectionId(StreamKind.Public, 1), venue.Address(), DialPort.Default, sink, TimeProvider.System, NullLogger.Instance);
        socket.Start();

        var allocated = await Wait.For("the measured frames", sink.Allocated);

        Assert.Equal(0, allocated);
    }

    [Fact]
    public async Task The_tcp_socket_stays_in_blocking_mode_because_that_is_what_makes_a_wakeup_cheap()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the mode from /proc.");
        const int NonBlocking = 0x800;
        var port = new TaskCompletionSource<int>();
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Text("to us");
            await peer.Read();
            port.SetResult(peer.ClientPort);
            await peer.Over;
        });
        await dialled.Open();
        dialled.Socket.Send("from us"u8.ToArray());

        var flags = FlagsOfSocketAt(await Wait.For("both directions used", port.Task));

        Assert.True((flags & NonBlocking) == 0, $"Flags {Convert.ToString(flags, 8)}: somebody used an asynchronous operation on the socket.");
    }

    private static async Task OpenAndDrop(int count)
    {
        await using var venue = new LoopbackVenue(async peer =>
        {
            if (peer.ClientPort % 7 == 0)
            {
                await peer.ReadRequest();
                await peer.Raw("HTTP/1.1 503 Busy\r\n\r\n");
                return;
            }

            await peer.Accept();
            await peer.Text("hello");
            if (peer.ClientPort % 3 == 0)
            {
                peer.Reset();
            }
        });
        var sockets = new List<VenueSocket>();
        for (var number = 1; number <= count; number++)
        {
            var sink = new HeardSink();
            var socket = new VenueSocket(
                new ConnectionId(StreamKind.Public, number), venue.Address(), DialPort.Default, sink, TimeProvider.System, NullLogger.Instance);
            sink.During = line => socket.Send("{\"op\":\"ping\"}"u8.ToArray());
            sockets.Add(socket);
            socket.Start();
            if (number % 4 != 0)
            {
                await Wait.Until("a first callback", () => !sink.Story.IsEmpty);
            }

            socket.Close("dropped", graceful: number % 2 == 0);
        }

        await Wait.For("the end of all sockets", Task.WhenAll(sockets.Select(async socket =>
        {
            await socket.Ended;
            return true;
        })));
    }

    private static int OurThreads() =>
        Directory.GetDirectories("/proc/self/task").Count(task => ReadOrEmpty(Path.Combine(task, "comm")).StartsWith("hybrid", StringComparison.Ordinal));

    private static int OpenSockets() => Sockets().Count();

    private static IEnumerable<(string Link, string Inode)> Sockets() =>
        from link in Directory.GetFiles("/proc/self/fd")
        let target = TargetOf(link)
        where target.StartsWith("socket:[", StringComparison.Ordinal)
        select (link, target[8..^1]);

    private static int FlagsOfSocketAt(int localPort)
    {
        // Columns: number, local address, remote address, state, queues, timer, retransmits, uid, timeout, inode.
        var wanted = string.Create(CultureInfo.InvariantCulture, $":{localPort:X4}");
        var inode = File.ReadLines("/proc/self/net/tcp")
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            .Single(columns => columns[1].EndsWith(wanted, StringComparison.Ordinal) && columns[9] != "0")[9];
        var number = Path.GetFileName(Sockets().Single(socket => socket.Inode == inode).Link);
        var flags = File.ReadLines($"/proc/self/fdinfo/{number}").Single(line => line.StartsWith("flags:", StringComparison.Ordinal));
        return Convert.ToInt32(flags[6..].Trim(), 8);
    }

    private static string TargetOf(string link)
    {
        try
        {
            return new FileInfo(link).LinkTarget ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static string ReadOrEmpty(string path)
    {
        try
        {
            return File.ReadAllText(path);
        }
        catch (IOException)
        {
            return "";
        }
    }

    private sealed class CountingSink(int from, int to) : ISocketSink
    {
        private const int Windows = 10;

        private readonly TaskCompletionSource<long> _allocated = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private int _count;
        private long _before;
        private long _least;

        public Task<long> Allocated => _allocated.Task;

        public void Opened(ConnectionId id)
        {
        }

        public void Frame(ConnectionId id, ReadOnlySpan<byte> utf8)
        {
            _count++;
            if (_count < from || (_count - from) % ((to - from) / Windows) != 0)
            {
                return;
            }

            // A frame that allocated would do so in every window; what the runtime does once for itself is no frame's.
            var now = GC.GetAllocatedBytesForCurrentThread();
            _least = _count == from ? long.MaxValue : Math.Min(_least, now - _before);
            _before = now;
            if (_count == to)
            {
                _allocated.TrySetResult(_least);
            }
        }

        public void Lost(ConnectionId id, SocketLoss loss) =>
            _allocated.TrySetException(new InvalidOperationException($"Lost after {_count} frames: {loss.Reason}"));
    }
}
