using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Control;
using PluginHybrid.Hosting.State;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Control;

[Category(Level.Integration)]
public sealed class ControlChannelTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("hybrid-");

    private StateFiles Files => new(_folder.FullName, "simulated", "main");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_request_is_answered_and_the_next_one_too()
    {
        await using var server = Serve(request => ControlReply.Done($"{request.Do} {request.Plugin} {request.Reason}"));

        Assert.Equal("plugins.disable trail why \"so\"", (await Ask(new(1, ControlTalk.Disable, "trail", Reason: "why \"so\"")))!.Text);
        Assert.Equal("status  ", (await Ask(new(1, ControlTalk.Status)))!.Text);
    }

    [Fact]
    public async Task Without_a_host_and_with_a_dead_hosts_socket_there_is_no_answer()
    {
        Assert.Null(await Ask(new(1, ControlTalk.Status)));

        LeaveASocketBehind();

        Assert.Null(await Ask(new(1, ControlTalk.Status)));
        await using var server = Serve(_ => ControlReply.Done("alive"));
        Assert.Equal("alive", (await Ask(new(1, ControlTalk.Status)))!.Text);
    }

    [Fact]
    public async Task Only_the_owner_can_open_the_socket_and_it_is_gone_afterwards()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Windows has a pipe instead.");
            return;
        }

        await using (Serve(_ => ControlReply.Done("")))
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Files.Socket));
        }

        Assert.False(File.Exists(Files.Socket));
    }

    [Theory]
    [InlineData("nonsense", "not-understood")]
    [InlineData("{}", "not-understood")]
    [InlineData("{\"v\":2,\"do\":\"status\"}", "version")]
    public async Task What_is_no_request_of_this_version_is_refused_and_the_next_line_is_heard(string line, string error)
    {
        await using var server = Serve(_ => ControlReply.Done("heard"));

        var replies = await Say(line + "\n" + "{\"v\":1,\"do\":\"status\"}\n", count: 2);

        Assert.Equal(error, replies[0].Error);
        Assert.Equal("heard", replies[1].Text);
    }

    [Fact]
    public async Task A_caller_that_floods_is_hung_up_on_and_others_are_still_served()
    {
        await using var server = Serve(_ => ControlReply.Done("heard"));

        using var flood = await Connect();
        await Assert.ThrowsAnyAsync<IOException>(async () =>
        {
            for (var sent = 0; sent < 100; sent++)
            {
                await flood.WriteAsync(new byte[16_384], TestContext.Current.CancellationToken);
            }

            throw new IOException(await flood.ReadAsync(new byte[1], TestContext.Current.CancellationToken) == 0 ? "hung up" : "still there");
        });

        Assert.Equal("heard", (await Ask(new(1, ControlTalk.Status)))!.Text);
    }

    [Fact]
    public async Task A_fault_behind_the_channel_comes_back_as_a_refusal()
    {
        await using var server = Serve(_ => throw new InvalidOperationException("broken inside"));

        var reply = await Ask(new(1, ControlTalk.Status));

        Assert.Equal(("fault", "A fault of the host itself: broken inside"), (reply!.Error, reply.Text));
    }

    [Fact]
    public void A_path_too_long_for_a_socket_is_told_with_the_way_out()
    {
        var files = new StateFiles(Path.Combine(_folder.FullName, new string('x', 120)), "simulated", "main");

        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has a pipe instead.");
        Assert.Contains("shorter state.folder", new ControlAddress(files).Problem, StringComparison.Ordinal);
    }

    private ControlServer Serve(Func<ControlRequest, ControlReply> answer) =>
        new(Files, (request, _) => Task.FromResult(answer(request)), NullLogger.Instance);

    private Task<ControlReply?> Ask(ControlRequest request) =>
        Wait.For("the answer", new ControlClient(new ControlAddress(Files), TimeProvider.System).AskAsync(request, TestContext.Current.CancellationToken));

    private async Task<Stream> Connect() => (await new ControlAddress(Files).ConnectAsync(TestContext.Current.CancellationToken))!;

    private async Task<List<ControlReply>> Say(string lines, int count)
    {
        await using var stream = await Connect();
        await stream.WriteAsync(Encoding.UTF8.GetBytes(lines), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream);
        var replies = new List<ControlReply>();
        while (replies.Count < count)
        {
            replies.Add(ControlTalk.Read<ControlReply>((await Wait.For("a line", reader.ReadLineAsync(TestContext.Current.CancellationToken).AsTask()))!)!);
        }

        return replies;
    }

    // A socket's file outlives its process when that is killed; moved away first, so that closing does not remove it.
    private void LeaveASocketBehind()
    {
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(Files.Socket + ".tmp"));
        File.Move(Files.Socket + ".tmp", Files.Socket);
    }
}
