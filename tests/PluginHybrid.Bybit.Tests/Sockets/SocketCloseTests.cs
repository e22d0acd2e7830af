using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Sockets;

[Category(Level.Integration)]
public sealed class SocketCloseTests
{
    [Fact]
    public async Task A_graceful_close_writes_what_is_queued_then_a_close_frame_and_calls_nobody()
    {
        var heard = new List<string>();
        var done = new TaskCompletionSource<bool>();
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            while (true)
            {
                var (first, text) = await peer.Read();
                heard.Add($"{first:x2} {(first == 0x88 ? "" : text)}".Trim());
                if (first == 0x88)
                {
                    break;
                }
            }

            await peer.CloseFrame(1000, "");
            peer.HangUp();
            done.SetResult(true);
        });
        await dialled.Open();

        dialled.Socket.Send("one"u8.ToArray());
        dialled.Socket.Send("two"u8.ToArray());
        dialled.Socket.Close("the test says so", graceful: true);
        dialled.Socket.Send("three comes too late"u8.ToArray());

        await Wait.For("the venue's end", done.Task);
        await dialled.Gone();
        Assert.Equal(["81 one", "81 two", "88"], heard);
        Assert.Equal(["public-1 opened"], dialled.Sink.Story);
    }

    [Fact]
    public async Task A_peer_that_never_answers_a_graceful_close_is_cut_after_the_close_timeout()
    {
        var time = new FakeTimeProvider();
        var closed = new TaskCompletionSource<bool>();
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.Accept();
                await peer.Read();
                closed.SetResult(true);
                await peer.Over;
            },
            time: time);
        await dialled.Open();

        dialled.Socket.Close("the test says so", graceful: true);
        await Wait.For("our close frame", closed.Task);
        Assert.False(dialled.Socket.Ended.IsCompleted);
        time.Advance(SocketSettings.Default.CloseTimeout);

        await dialled.Gone();
        Assert.Equal(["public-1 opened"], dialled.Sink.Story);
    }

    [Fact]
    public async Task An_abrupt_close_ends_a_waiting_receive_at_once_and_calls_nobody()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Over;
        });
        await dialled.Open();

        dialled.Socket.Close("the test says so", graceful: false);

        await dialled.Gone();
        Assert.Equal(["public-1 opened"], dialled.Sink.Story);
    }

    [Fact]
    public async Task Frames_that_still_arrive_after_a_close_reach_nobody()
    {
        var flood = new TaskCompletionSource();
        var sink = new HeardSink();
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.Accept();
                await peer.Text("before");
                await flood.Task;
                for (var number = 0; number < 100; number++)
                {
                    await peer.Text("after");
                }

                await peer.CloseFrame(1000, "");
                peer.HangUp();
            },
            time: new FakeTimeProvider(),
            sink: sink);
        await Wait.Until("the first frame", () => !sink.Frames.IsEmpty);

        dialled.Socket.Close("the test says so", graceful: true);
        flood.SetResult();
        await dialled.Gone();

        Assert.Equal(["before"], sink.Frames);
    }

    [Fact]
    public async Task A_handler_may_close_its_own_socket()
    {
        VenueSocket? socket = null;
        var sink = new HeardSink { During = line => socket?.Close(line, graceful: false) };
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.Accept();
                await peer.Text("one");
                await peer.Text("two");
                await peer.Over;
            },
            sink: sink);
        socket = dialled.Socket;

        await Wait.Until("the first callback after the assignment or its close", () => dialled.Socket.Ended.IsCompleted || sink.Frames.Count == 2);
        Assert.DoesNotContain("public-1 lost", sink.Story);
    }

    [Fact]
    public async Task A_close_while_the_handshake_is_pending_ends_the_dial()
    {
        var asked = new TaskCompletionSource<bool>();
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.ReadRequest();
            asked.SetResult(true);
            await peer.Over;
        });
        await Wait.For("the request", asked.Task);

        dialled.Socket.Close("the test says so", graceful: true);

        await dialled.Gone();
        Assert.Empty(dialled.Sink.Story);
    }

    [Fact]
    public async Task A_dial_that_takes_too_long_is_a_loss()
    {
        var time = new FakeTimeProvider();
        var asked = new TaskCompletionSource<bool>();
        await using var dialled = Dialled.To(
            async peer =>
            {
                await peer.ReadRequest();
                asked.SetResult(true);
                await peer.Over;
            },
            time: time);
        await Wait.For("the request", asked.Task);

        time.Advance(SocketSettings.Default.DialTimeout);

        Assert.Equal("the dial took longer than 15 s", (await dialled.Loss()).Reason);
    }

    [Fact]
    public async Task A_socket_that_was_closed_before_it_started_has_ended_and_never_starts()
    {
        var socket = new VenueSocket(
            default, new Uri("ws://127.0.0.1:1/"), DialPort.Default, new HeardSink(), TimeProvider.System, NullLogger.Instance);

        await socket.DisposeAsync();

        Assert.Throws<InvalidOperationException>(socket.Start);
    }
}
