using System.Net.WebSockets;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>Whole text messages over a WebSocket that has shaken hands. Blocking: one thread receives, one sends.</summary>
internal sealed class MessageSocket : IDisposable
{
    private const int BufferBytesAtFirst = 16 * 1024;

    private readonly ReadAheadStream _stream;
    private readonly WebSocket _socket;
    private readonly int _messageBytesMax;
    private byte[] _buffer;

    /// <summary>Takes over a socket that has shaken hands.</summary>
    /// <param name="socket">Disposed with this one.</param>
    /// <param name="stream">What it reads from. Disposed with this one.</param>
    /// <param name="messageBytesMax">Longest message taken.</param>
    public MessageSocket(WebSocket socket, ReadAheadStream stream, int messageBytesMax)
    {
        _socket = socket;
        _stream = stream;
        _messageBytesMax = messageBytesMax;
        _buffer = new byte[Math.Min(BufferBytesAtFirst, messageBytesMax)];
    }

    /// <summary>Waits for the next message.</summary>
    /// <param name="message">The message; valid until the next call.</param>
    /// <param name="end">Why there is none any more, when the answer is <c>false</c>.</param>
    /// <exception cref="Exception">The connection broke.</exception>
    public bool Receive(out ReadOnlySpan<byte> message, out string end)
    {
        message = default;
        end = "";
        var length = 0;
        while (true)
        {
            var part = Wait(_socket.ReceiveAsync(_buffer.AsMemory(length), CancellationToken.None));
            if (part.MessageType == WebSocketMessageType.Close)
            {
                end = LossReason.OfClose(_socket.CloseStatus, _socket.CloseStatusDescription);
                Answer(WebSocketCloseStatus.NormalClosure);
                return false;
            }

            if (part.MessageType == WebSocketMessageType.Binary)
            {
                end = "the peer sent a binary message where only text is spoken";
                Answer(WebSocketCloseStatus.InvalidMessageType);
                return false;
            }

            length += part.Count;
            if (part.EndOfMessage)
            {
                message = _buffer.AsSpan(0, length);
                return true;
            }

            if (length == _buffer.Length && !Grow())
            {
                end = $"the peer sent a message of more than {_messageBytesMax} bytes";
                Answer(WebSocketCloseStatus.MessageTooBig);
                return false;
            }
        }
    }

    /// <summary>Writes one text message.</summary>
    /// <param name="utf8">The message.</param>
    public void Send(ReadOnlyMemory<byte> utf8) =>
        _socket.SendAsync(utf8, WebSocketMessageType.Text, endOfMessage: true, CancellationToken.None).AsTask().GetAwaiter().GetResult();

    /// <summary>Writes a close frame; the peer's answer ends <see cref="Receive"/>.</summary>
    public void SendClose() =>
        _socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None).GetAwaiter().GetResult();

    /// <inheritdoc />
    public void Dispose()
    {
        _socket.Dispose();
        _stream.Dispose();
    }

    // The stream answers synchronously, so this does not block here but in the read itself. Only when the socket has to
    // answer a protocol ping while the other thread is writing does it go on elsewhere.
    private static ValueWebSocketReceiveResult Wait(ValueTask<ValueWebSocketReceiveResult> receive) =>
        receive.IsCompletedSuccessfully ? receive.Result : receive.AsTask().GetAwaiter().GetResult();

    // A courtesy; the socket is at its end either way. Reads end first, because the framework would wait for the peer's
    // last byte in one that has no deadline.
    private void Answer(WebSocketCloseStatus status)
    {
        _stream.EndReads();
        try
        {
            _socket.CloseOutputAsync(status, null, CancellationToken.None).GetAwaiter().GetResult();
        }
        catch (Exception failure) when (failure is WebSocketException or IOException or InvalidOperationException or OperationCanceledException)
        {
            // The peer is gone before it heard us: nothing is lost by that.
        }
    }

    private bool Grow()
    {
        if (_buffer.Length >= _messageBytesMax)
        {
            return false;
        }

        Array.Resize(ref _buffer, Math.Min(_buffer.Length * 2, _messageBytesMax));
        return true;
    }
}
