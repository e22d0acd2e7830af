using System.Net;
using System.Net.Sockets;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Bybit.Tests.Sockets;

[Category(Level.Integration)]
public sealed class SocketLossTests
{
    [Theory]
    [InlineData(401, "the handshake was refused with HTTP 401: authentication wanted before the handshake, is the host right?")]
    [InlineData(403, "the handshake was refused with HTTP 403: this address or region is blocked, or opened too many connections")]
    [InlineData(502, "the handshake was refused with HTTP 502: the venue is in maintenance or overloaded")]
    [InlineData(302, "the handshake was refused with HTTP 302: redirects are not followed")]
    [InlineData(418, "the handshake was refused with HTTP 418")]
    public async Task A_refused_handshake_carries_its_status_and_what_it_means(int status, string reason)
    {
        await using var dialled = Dialled.To(peer => Answer(peer, $"HTTP/1.1 {status} Because\r\nContent-Length: 0\r\n\r\n"));

        Assert.Equal(new SocketLoss(reason, status), await dialled.Loss());
        Assert.Equal(["public-1 lost"], dialled.Sink.Story);
    }

    [Fact]
    public async Task Pitfall_44_A_public_path_on_the_demo_host_answers_404_and_the_loss_says_what_that_is()
    {
        await using var dialled = Dialled.To(peer => Answer(peer, "HTTP/1.1 404 Not Found\r\n\r\n"));

        var loss = await dialled.Loss();

        Assert.Equal(404, loss.HttpStatus);
        Assert.Contains("the demo host has no public streams", loss.Reason, StringComparison.Ordinal);
        Assert.Equal("stream.bybit.com", Endpoints.Demo.PublicSocket.Host);
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n\r\n", "the peer does not answer the handshake in HTTP: ", 0)]
    [InlineData("\r\n\r\n", "the peer does not answer the handshake in HTTP: ", 0)]
    [InlineData("HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", "the answer to the handshake is not the protocol's: ", 101)]
    [InlineData("HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: bm9wZQ==\r\n\r\n", "the answer to the handshake is not the protocol's: ", 101)]
    [InlineData("HTTP/1.1 101 OK\r\nConnection: Upgrade\r\n\r\n", "the answer to the handshake is not the protocol's: ", 101)]
    [InlineData("HTTP/1.1 101 OK\r\nUpgrade: websocket\r\nConnection: close\r\n\r\n", "the answer to the handshake is not the protocol's: ", 101)]
    public async Task An_answer_that_is_no_handshake_is_refused(string answer, string reason, int status)
    {
        await using var dialled = Dialled.To(peer => Answer(peer, answer));

        var loss = await dialled.Loss();

        Assert.StartsWith(reason, loss.Reason, StringComparison.Ordinal);
        Assert.Equal(status, loss.HttpStatus);
    }

    [Fact]
    public async Task An_answer_without_end_is_refused()
    {
        await using var dialled = Dialled.To(peer => Answer(peer, "HTTP/1.1 101 OK\r\nX: " + new string('x', 20_000)));

        Assert.StartsWith("the peer does not answer the handshake in HTTP: ", (await dialled.Loss()).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_peer_that_hangs_up_before_answering_is_told_apart()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.ReadRequest();
            peer.HangUp();
        });

        Assert.Equal("the peer closed the connection instead of answering the handshake", (await dialled.Loss()).Reason);
    }

    [Fact]
    public async Task Nobody_listening_is_a_loss_too()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();

        Assert.Equal("nobody listens there: connection refused", (await LossOf(new Uri($"ws://127.0.0.1:{port}/"))).Reason);
    }

    [Fact]
    public async Task An_unknown_host_name_is_a_loss_that_names_dns() =>
        Assert.Equal(
            "the host name is not known: check DNS and the configured host",
            (await LossOf(new Uri("ws://no-such-host.invalid/"))).Reason);

    [Fact]
    public async Task Pitfall_17_An_end_without_a_close_frame_is_a_loss_with_the_code_1006()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Text("last words");
            peer.HangUp();
        });

        Assert.Equal("the connection ended without a close frame (1006)", (await dialled.Loss()).Reason);
        Assert.Equal(["last words"], dialled.Sink.Frames);
    }

    [Fact]
    public async Task Pitfall_17_An_end_in_the_middle_of_a_frame_hands_nothing_over()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Raw("", Peer.FrameOf(0x81, "half of this is missing"u8.ToArray())[..12]);
            peer.HangUp();
        });

        Assert.Equal("the connection ended without a close frame (1006)", (await dialled.Loss()).Reason);
        Assert.Empty(dialled.Sink.Frames);
    }

    [Fact]
    public async Task Pitfall_17_A_reset_is_a_loss_with_the_code_1006()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            peer.Reset();
        });

        Assert.Equal("the connection was reset by the peer (1006)", (await dialled.Loss()).Reason);
    }

    [Theory]
    [InlineData(1000, "", "the peer closed the stream with code 1000")]
    [InlineData(1001, "going away", "the peer closed the stream with code 1001: going away")]
    [InlineData(4001, "max active\r\ntime", "the peer closed the stream with code 4001: max active  time")]
    public async Task A_close_frame_is_a_loss_with_its_code_and_is_answered(ushort code, string text, string reason)
    {
        var answer = new TaskCompletionSource<(byte First, string)>();
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.CloseFrame(code, text);
            answer.SetResult(await peer.Read());

            // And never ends TCP: the loss must not wait for that.
            await peer.Over;
        });

        Assert.Equal(reason, (await dialled.Loss()).Reason);
        Assert.Equal(0x88, (await Wait.For("the answer to the close frame", answer.Task)).First);
    }

    [Fact]
    public async Task A_close_frame_without_a_code_counts_as_1000()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Frame(0x88, []);
            await peer.Over;
        });

        Assert.Equal("the peer closed the stream with code 1000", (await dialled.Loss()).Reason);
    }

    [Fact]
    public async Task A_binary_message_ends_the_socket()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Frame(0x82, [1, 2, 3]);
            await peer.Over;
        });

        Assert.Equal("the peer sent a binary message where only text is spoken", (await dialled.Loss()).Reason);
        Assert.Empty(dialled.Sink.Frames);
    }

    [Theory]
    [InlineData(0x83, "an opcode that does not exist")]
    [InlineData(0xC1, "a compressed frame nobody asked for")]
    [InlineData(0x80, "a continuation of nothing")]
    public async Task A_frame_against_the_protocol_ends_the_socket(byte first, string what)
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Frame(first, "{}"u8.ToArray());
            await peer.Over;
        });

        var loss = await dialled.Loss();

        Assert.True(loss.Reason.StartsWith("the peer broke the WebSocket protocol: ", StringComparison.Ordinal), $"{what}: {loss.Reason}");
        Assert.Empty(dialled.Sink.Frames);
    }

    [Fact]
    public async Task Text_that_is_no_utf8_ends_the_socket()
    {
        await using var dialled = Dialled.To(async peer =>
        {
            await peer.Accept();
            await peer.Frame(0x81, [0xC3, 0x28]);
            await peer.Over;
        });

        Assert.StartsWith("the peer broke the WebSocket protocol: ", (await dialled.Loss()).Reason, StringComparison.Ordinal);
    }

    private static async Task Answer(Peer peer, string answer)
    {
        await peer.ReadRequest();
        await peer.Raw(answer);
        await peer.Over;
    }

    private static async Task<SocketLoss> LossOf(Uri address)
    {
        var sink = new HeardSink();
        await using var socket = new VenueSocket(
            new ConnectionId(StreamKind.Private, 7), address, DialPort.Default, sink, TimeProvider.System,
            Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance);
        socket.Start();
        return await Wait.For("the loss", sink.Loss);
    }
}
