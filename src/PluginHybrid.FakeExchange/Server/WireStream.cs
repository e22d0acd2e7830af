using PluginHybrid.FakeExchange.Controls;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>
/// The stream the WebSocket reader works on: it reads the wire, while its own answers (protocol pongs, close
/// frames) queue behind our frames in the outbox.
/// </summary>
internal sealed class WireStream(Stream wire, Outbox outbox, LinkTrouble link) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => true;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        await link.ReadableAsync(cancellationToken).ConfigureAwait(false);
        var length = await wire.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);

        // A read that was under way when the line stalled must not get through either.
        await link.ReadableAsync(cancellationToken).ConfigureAwait(false);
        return length;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        outbox.Append(buffer.Span);
        return ValueTask.CompletedTask;
    }

    public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
    {
        outbox.Append(buffer.AsSpan(offset, count));
        return Task.CompletedTask;
    }

    public override void Write(byte[] buffer, int offset, int count) => outbox.Append(buffer.AsSpan(offset, count));

    public override void Flush()
    {
        // The outbox flushes after every write of its own.
    }

    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();
}
