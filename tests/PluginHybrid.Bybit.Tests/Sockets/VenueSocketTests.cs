using System.Text;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Sockets;

[Category(Level.Integration)]
public sealed class VenueSocketTests
{
    [Fact]
    public async Task It_opens_once_then_hands_over_every_message_whole_and_in_order()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            for (var number = 0; number < 500; number++)
            {
                await peer.Text($"{{\"n\":{number}}}");
            }

            await peer.CloseFrame(1000, "done");
        });

        await dialled.Loss();

        Assert.Equal(Enumerable.Range(0, 500).Select(number => $"{{\"n\":{number}}}"), dialled.Sink.Frames);
        Assert.Equal(["public-1 opened", .. Enumerable.Repeat("public-1 frame", 500), "public-1 lost"], dialled.Sink.Story);
    }

    [Fact]
    public async Task Frames_that_travel_in_one_packet_with_the_handshake_are_not_lost()
    {
        byte[] two = [.. Peer.FrameOf(0x81, "first"u8.ToArray()), .. Peer.FrameOf(0x81, "second"u8.ToArray())];
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept(two);
            await peer.Over;
        });

        await Wait.Until("two frames", () => dialled.Sink.Frames.Count == 2);

        Assert.Equal(["first", "second"], dialled.Sink.Frames);
    }

    [Fact]
    public async Task Fragments_are_joined_and_a_protocol_ping_between_them_does_no_harm()
    {
        var pong = new TaskCompletionSource<(byte, string)>();
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Frame(0x01, "{\"a\":"u8.ToArray());
            await peer.Frame(0x89, "are you there"u8.ToArray());
            await peer.Frame(0x00, "1,"u8.ToArray());
            await peer.Frame(0x80, "\"b\":2}"u8.ToArray());
            pong.SetResult(await peer.Read());
            await peer.Over;
        });

        await Wait.Until("the joined message", () => !dialled.Sink.Frames.IsEmpty);

        Assert.Equal(["{\"a\":1,\"b\":2}"], dialled.Sink.Frames);
        Assert.Equal((0x8A, "are you there"), await Wait.For("the pong", pong.Task));
    }

    [Fact]
    public async Task A_message_as_long_as_the_limit_passes_and_one_byte_more_ends_the_socket()
    {
        var settings = new SocketSettings { MessageBytesMax = 300_000 };
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.Accept();
                await peer.Text(new string('x', 300_000));
                await peer.Text(new string('y', 300_001));
                await peer.Over;
            },
            settings);

        var loss = await dialled.Loss();

        Assert.Equal([300_000], dialled.Sink.Frames.Select(frame => frame.Length));
        Assert.Equal("the peer sent a message of more than 300000 bytes", loss.Reason);
    }

    [Fact]
    public async Task A_message_of_no_bytes_is_handed_over_as_such()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Text("");
            await peer.Over;
        });

        await Wait.Until("the empty message", () => !dialled.Sink.Frames.IsEmpty);

        Assert.Equal([""], dialled.Sink.Frames);
    }

    [Fact]
    public async Task It_asks_for_path_and_query_and_names_the_host_and_offers_no_extension()
    {
        var request = new TaskCompletionSource<string>();
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.Accept();
                request.SetResult(peer.Request);
                await peer.Over;
            },
            path: "/v5/private?max_active_time=1m");

        var head = await Wait.For("the request", request.Task);

        Assert.StartsWith("GET /v5/private?max_active_time=1m HTTP/1.1\r\n", head, StringComparison.Ordinal);
        Assert.Contains($"\r\nHost: 127.0.0.1:{dialled.Venue.EndPoint.Port}\r\n", head, StringComparison.Ordinal);
        Assert.DoesNotContain("Extensions", head, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Messages_go_out_in_the_order_given_and_none_before_the_socket_is_open()
    {
        var heard = new List<string>();
        var all = new TaskCompletionSource<bool>();
        var gate = new TaskCompletionSource();
        await using var dialled = Dialled.To(async peer =>
        {
            await gate.Task;
            await peer.Accept();
            while (heard.Count < 1000)
            {
                var (first, text) = await peer.Read();
                Assert.Equal(0x81, first);
                heard.Add(text);
            }

            all.SetResult(true);
            await peer.Over;
        });
        dialled.Socket.Send("too early: this belongs to no session"u8.ToArray());
        gate.SetResult();
        await dialled.Open();

        for (var number = 0; number < 1000; number++)
        {
            dialled.Socket.Send(Encoding.UTF8.GetBytes($"{number}"));
        }

        await Wait.For("a thousand messages", all.Task);
        Assert.Equal(Enumerable.Range(0, 1000).Select(number => $"{number}"), heard);
    }

    [Fact]
    public async Task Pitfall_16_We_never_send_a_ping_of_the_protocol_only_text()
    {
        var opcodes = new List<byte>();
        var all = new TaskCompletionSource<bool>();
        var answering = new TaskCompletionSource();
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await answering.Task;
            for (var round = 0; round < 50; round++)
            {
                await peer.Text("hello");
                opcodes.Add((await peer.Read()).First);
            }

            all.SetResult(true);
            await peer.Over;
        });
        dialled.Sink.During = line =>
        {
            if (line.EndsWith("hello", StringComparison.Ordinal))
            {
                dialled.Socket.Send("{\"op\":\"ping\"}"u8.ToArray());
            }
        };
        answering.SetResult();

        await Wait.For("fifty exchanges", all.Task);

        Assert.All(opcodes, opcode => Assert.Equal(0x81, opcode));
    }

    [Fact]
    public async Task A_peer_that_takes_nothing_never_blocks_the_sender_and_ends_in_a_loss()
    {
        var settings = new SocketSettings { SendTimeout = TimeSpan.FromSeconds(1), ConnectTimeout = TimeSpan.FromMinutes(5) };
        var message = new byte[256 * 1024];
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.Accept();
                await peer.Over;
            },
            settings);
        await dialled.Open();

        for (var round = 0; round < 200; round++)
        {
            dialled.Socket.Send(message);
        }

        Assert.False(dialled.Sink.Loss.IsCompleted, "Queueing 50 MB took longer than the send timeout: it waited for the peer.");
        Assert.StartsWith("sending failed, ", (await dialled.Loss()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_callbacks_come_from_one_thread_that_is_not_the_pools()
    {
        var threads = new HashSet<(int, bool)>();
        var sink = new HeardSink { During = _ => threads.Add((Environment.CurrentManagedThreadId, Thread.CurrentThread.IsThreadPoolThread)) };
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.Accept();
                for (var number = 0; number < 100; number++)
                {
                    await peer.Text("x");
                    await Task.Yield();
                }

                peer.HangUp();
            },
            sink: sink);

        await dialled.Loss();
        await dialled.Gone();

        Assert.Equal(100, dialled.Sink.Frames.Count);
        var (_, pooled) = Assert.Single(threads);
        Assert.False(pooled);
    }

    [Fact]
    public async Task A_handler_that_throws_ends_its_socket_and_nothing_else()
    {
        var sink = new HeardSink { During = line => Assert.False(line.EndsWith("bad", StringComparison.Ordinal), "thrown by the test's handler") };
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.Accept();
                await peer.Text("good");
                await peer.Text("bad");
                await peer.Text("never seen");
                await peer.Over;
            },
            sink: sink);

        Assert.Equal("our own handler failed", (await dialled.Loss()).Reason);
        Assert.Equal(["good", "bad"], dialled.Sink.Frames);
    }

    [Fact]
    public void An_address_of_another_scheme_is_refused_at_once() =>
        Assert.Contains("found scheme https", Assert.Throws<ArgumentException>(() => new VenueSocket(
            default, new Uri("https://stream.bybit.com"), DialPort.Default, new HeardSink(), TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance)).Message, StringComparison.Ordinal);
}
