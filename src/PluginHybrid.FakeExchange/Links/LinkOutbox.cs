using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Links;

/// <summary>Hands what a socket is sent to the link that carries it, message by message.</summary>
internal sealed class LinkOutbox(ILinkEnd end) : IOutbox
{
    private bool _closed;

    public long Frames { get; private set; }

    public bool Swallows { get; set; }

    public bool Text(ReadOnlySpan<byte> payload)
    {
        if (_closed)
        {
            return false;
        }

        Frames++;
        if (!Swallows)
        {
            end.Text(payload);
        }

        return true;
    }

    public bool Binary(ReadOnlySpan<byte> payload) => throw new NotSupportedException("A link carries text messages only.");

    public bool Append(ReadOnlySpan<byte> wire, int frames = 0) => throw new NotSupportedException("A link carries text messages only.");

    public void CloseWith(int status, string reason)
    {
        if (!_closed && !Swallows)
        {
            end.Closed(status, reason);
        }

        _closed = true;
    }

    public void Close() => _closed = true;

    public ValueTask WaitForRoomAsync(CancellationToken token) => ValueTask.CompletedTask;
}
