using System.Buffers;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>
/// Reads ahead in large pieces and answers asynchronous calls synchronously, so that a WebSocket on top of it never
/// leaves the thread that asked.
/// </summary>
/// <remarks>
/// The framework's WebSocket reads 4 KiB at a time and only asynchronously. Here one system call brings up to the whole
/// read-ahead, and a wait is a plain blocking read. One reader and one writer at a time; both are cut by
/// <see cref="Lifeline"/>, not by a token.
/// </remarks>
/// <param name="inner">A stream over a socket in blocking mode. Disposed with this one.</param>
/// <param name="capacity">Size of the read-ahead, in bytes.</param>
internal sealed class ReadAheadStream(Stream inner, int capacity) : Stream
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);
    private int _start;
    private int _end;
    private volatile bool _readsEnded;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => true;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>From now on every read finds the end of the stream at once.</summary>
    public void EndReads() => _readsEnded = true;

    /// <inheritdoc />
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty || _readsEnded)
        {
            return 0;
        }

        if (_start == _end)
        {
            _start = 0;
            _end = 0;
            _end = inner.Read(_buffer, 0, _buffer.Length);
        }

        var count = Math.Min(buffer.Length, _end - _start);
        _buffer.AsSpan(_start, count).CopyTo(buffer);
        _start += count;
        return count;
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    /// <inheritdoc />
    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            return new ValueTask<int>(Read(buffer.Span));
        }
        catch (Exception failure)
        {
            return ValueTask.FromException<int>(failure);
        }
    }

    /// <inheritdoc />
    public override void Write(ReadOnlySpan<byte> buffer) => inner.Write(buffer);

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => inner.Write(buffer, offset, count);

    /// <inheritdoc />
    public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
    {
        try
        {
            inner.Write(buffer.Span);
            return ValueTask.CompletedTask;
        }
        catch (Exception failure)
        {
            return ValueTask.FromException(failure);
        }
    }

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            inner.Dispose();
            var buffer = Interlocked.Exchange(ref _buffer, []);
            _start = 0;
            _end = 0;
            if (buffer.Length > 0)
            {
                ArrayPool<byte>.Shared.Return(buffer);
            }
        }

        base.Dispose(disposing);
    }
}
