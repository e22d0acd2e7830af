using System.IO.Pipes;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Control;

/// <summary>Listens for the operator's commands. Only the user who runs the host can connect.</summary>
/// <remarks>The state's lock is held by then, so a socket file found here is a dead host's and is replaced.</remarks>
internal sealed class ControlServer : IAsyncDisposable
{
    private readonly StateFiles _files;
    private readonly Func<ControlRequest, CancellationToken, Task<ControlReply>> _answer;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _ending = new();
    private readonly Socket? _listener;
    private readonly Task _accepting;

    /// <summary>Begins to listen.</summary>
    /// <param name="files">Where.</param>
    /// <param name="answer">Gives the reply to a request of the right version.</param>
    /// <param name="logger">Hears of trouble.</param>
    public ControlServer(StateFiles files, Func<ControlRequest, CancellationToken, Task<ControlReply>> answer, ILogger logger)
    {
        (_files, _answer, _logger) = (files, answer, logger);
        var address = new ControlAddress(files);
        if (address.Problem is { } problem)
        {
            Log.NoChannel(logger, problem);
            _accepting = Task.CompletedTask;
        }
        else if (OperatingSystem.IsWindows())
        {
            _accepting = AcceptPipesAsync(address.PipeName);
        }
        else
        {
            _listener = Listen();
            _accepting = AcceptSocketsAsync(_listener);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        _listener?.Dispose();
        await _accepting.ConfigureAwait(false);
        if (_listener is not null)
        {
            File.Delete(_files.Socket);
        }

        _ending.Dispose();
    }

    private Socket Listen()
    {
        File.Delete(_files.Socket);
        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        socket.Bind(new UnixDomainSocketEndPoint(_files.Socket));
        if (!OperatingSystem.IsWindows())
        {
            // Before it listens: until then nobody can connect.
            File.SetUnixFileMode(_files.Socket, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        socket.Listen(8);
        return socket;
    }

    private async Task AcceptSocketsAsync(Socket listener)
    {
        while (!_ending.IsCancellationRequested)
        {
            try
            {
                var socket = await listener.AcceptAsync(_ending.Token).ConfigureAwait(false);
                _ = ServeAsync(new NetworkStream(socket, ownsSocket: true));
            }
            catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                if (!_ending.IsCancellationRequested)
                {
                    Log.ChannelFailed(_logger, over.Message);
                }
            }
        }
    }

    private async Task AcceptPipesAsync(string name)
    {
        while (!_ending.IsCancellationRequested)
        {
            var pipe = new NamedPipeServerStream(
                name, PipeDirection.InOut, NamedPipeServerStream.MaxAllowedServerInstances, PipeTransmissionMode.Byte, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
            try
            {
                await pipe.WaitForConnectionAsync(_ending.Token).ConfigureAwait(false);
                _ = ServeAsync(pipe);
            }
            catch (Exception over) when (over is OperationCanceledException or IOException)
            {
                await pipe.DisposeAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task ServeAsync(Stream stream)
    {
        await using var own = stream.ConfigureAwait(false);
        try
        {
            using var reader = new StreamReader(new BoundedLines(stream, ControlTalk.LongestLine), Encoding.UTF8);
            while (await reader.ReadLineAsync(_ending.Token).ConfigureAwait(false) is { } line)
            {
                var reply = await ReplyAsync(line).ConfigureAwait(false);
                await stream.WriteAsync(Encoding.UTF8.GetBytes(ControlTalk.Line(reply) + "\n"), _ending.Token).ConfigureAwait(false);
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or ObjectDisposedException)
        {
            Log.CallerLeft(_logger, gone.Message);
        }
    }

    private async Task<ControlReply> ReplyAsync(string line)
    {
        if (ControlTalk.Read<ControlRequest>(line) is not { Do: not null } request)
        {
            return ControlReply.Refused("not-understood", "This is no request: write one JSON object per line, {\"v\":1,\"do\":\"status\"}.");
        }

        if (request.V != ControlTalk.Version)
        {
            return ControlReply.Refused("version", $"This host speaks version {ControlTalk.Version} of the control channel, the request version {request.V}.");
        }

        try
        {
            return await _answer(request, _ending.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            Log.ChannelFailed(_logger, fault.Message);
            return ControlReply.Refused("fault", $"A fault of the host itself: {fault.Message}");
        }
    }
}
