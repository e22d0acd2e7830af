using System.IO.Pipes;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Control;

/// <summary>Where the running host of a state folder listens: a Unix socket there, or on Windows a named pipe of the same user.</summary>
/// <param name="files">Whose.</param>
internal sealed class ControlAddress(StateFiles files)
{
    private const int LongestSocketPath = 104;

    /// <summary>The pipe's name on Windows.</summary>
    public string PipeName => "hybrid-" + Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(files.Socket)))[..24];

    /// <summary>Why there can be no channel here; <c>null</c> when there can.</summary>
    public string? Problem => !OperatingSystem.IsWindows() && Encoding.UTF8.GetByteCount(files.Socket) > LongestSocketPath
        ? $"{files.Socket} is longer than the {LongestSocketPath} bytes a socket's path may have: choose a shorter state.folder. The file {files.Halt} works all the same."
        : null;

    /// <summary>Connects to the host; <c>null</c> when none listens.</summary>
    /// <param name="token">Gives up.</param>
    public async Task<Stream?> ConnectAsync(CancellationToken token) => OperatingSystem.IsWindows()
        ? await ConnectPipeAsync(token).ConfigureAwait(false)
        : await ConnectSocketAsync(token).ConfigureAwait(false);

    private async Task<Stream?> ConnectSocketAsync(CancellationToken token)
    {
        if (Problem is not null || !File.Exists(files.Socket))
        {
            return null;
        }

        var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await socket.ConnectAsync(new UnixDomainSocketEndPoint(files.Socket), token).ConfigureAwait(false);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch (SocketException)
        {
            // A dead host leaves its file behind: nobody listens.
            socket.Dispose();
            return null;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private async Task<Stream?> ConnectPipeAsync(CancellationToken token)
    {
        var pipe = new NamedPipeClientStream(".", PipeName, PipeDirection.InOut, PipeOptions.Asynchronous | PipeOptions.CurrentUserOnly);
        try
        {
            await pipe.ConnectAsync(TimeSpan.FromMilliseconds(300), token).ConfigureAwait(false);
            return pipe;
        }
        catch (TimeoutException)
        {
            await pipe.DisposeAsync().ConfigureAwait(false);
            return null;
        }
    }
}
