using System.Text;

namespace PluginHybrid.Control;

/// <summary>Asks the running host.</summary>
/// <param name="address">Where it listens.</param>
/// <param name="time">The clock.</param>
internal sealed class ControlClient(ControlAddress address, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>Says one thing and gives the answer; <c>null</c> when no host runs.</summary>
    /// <param name="request">What is wanted.</param>
    /// <param name="interrupted">Gives up.</param>
    public async Task<ControlReply?> AskAsync(ControlRequest request, CancellationToken interrupted)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(interrupted, patience.Token);
        try
        {
            return await TalkAsync(request, both.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (!interrupted.IsCancellationRequested)
        {
            return ControlReply.Refused("no-answer", $"The host did not answer within {Patience.TotalSeconds:0} s; what was asked may still happen.");
        }
        catch (IOException broken)
        {
            return ControlReply.Refused("no-answer", $"The host hung up: {broken.Message}");
        }
    }

    private async Task<ControlReply?> TalkAsync(ControlRequest request, CancellationToken token)
    {
        if (await address.ConnectAsync(token).ConfigureAwait(false) is not { } stream)
        {
            return null;
        }

        await using var own = stream.ConfigureAwait(false);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(ControlTalk.Line(request) + "\n"), token).ConfigureAwait(false);
        using var reader = new StreamReader(stream, Encoding.UTF8, leaveOpen: true);
        var line = await reader.ReadLineAsync(token).ConfigureAwait(false);
        return line is not null && ControlTalk.Read<ControlReply>(line) is { V: ControlTalk.Version } reply
            ? reply
            : ControlReply.Refused("version", "The running host speaks another version of the control channel; use the hybrid it was started with.");
    }
}
