namespace PluginHybrid.Control;

/// <summary>Reads from a stream, and gives up when more comes without an end of line than a request can have.</summary>
/// <param name="inner">Where it comes from.</param>
/// <param name="longest">Bytes a line may have.</param>
internal sealed class BoundedLines(Stream inner, int longest) : Stream
{
    private int _since;

    /// <inheritdoc />
    public override bool CanRead => true;

    /// <inheritdoc />
    public override bool CanSeek => false;

    /// <inheritdoc />
    public override bool CanWrite => false;

    /// <inheritdoc />
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc />
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc />
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        var count = await inner.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        var end = buffer.Span[..count].LastIndexOf((byte)'\n');
        _since = end < 0 ? _since + count : count - end - 1;
        return _since <= longest ? count : throw new IOException($"a line of more than {longest} bytes");
    }

    /// <inheritdoc />
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Flush()
    {
    }

    /// <inheritdoc />
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void SetLength(long value) => throw new NotSupportedException();

    /// <inheritdoc />
    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
}
