namespace PluginHybrid.FakeExchange.Controls;

/// <summary>How the line to clients of one kind behaves; changes count at once, for open sockets too.</summary>
/// <remarks>It stands above TLS: the client sees the same late or small pieces, whatever carries them.</remarks>
internal sealed class LinkTrouble(TimeProvider time)
{
    private readonly Stall _reads = new(time);
    private readonly Stall _writes = new(time);

    /// <summary>Bytes of one piece; 0 for whatever there is. Default 0.</summary>
    public int PieceBytes { get; set; }

    /// <summary>Wait after each piece. Default zero.</summary>
    public TimeSpan BetweenPieces { get; set; }

    /// <summary>Wait before each write, asked for every time. Default none.</summary>
    public Func<TimeSpan>? Latency { get; set; }

    /// <summary>While stalled, nothing the client sends is read.</summary>
    public IDisposable StallReads() => _reads.Begin();

    /// <summary>While stalled, nothing is written; it gathers and goes out together afterwards.</summary>
    public IDisposable StallWrites() => _writes.Begin();

    /// <summary>Holds a reader while reads are stalled.</summary>
    public Task ReadableAsync(CancellationToken token) => _reads.PassAsync(token);

    /// <summary>Writes as slowly as the line is.</summary>
    public async Task WriteAsync(Stream wire, ReadOnlyMemory<byte> bytes, CancellationToken token)
    {
        await _writes.PassAsync(token).ConfigureAwait(false);
        if (Latency?.Invoke() is { } late && late > TimeSpan.Zero)
        {
            await Task.Delay(late, time, token).ConfigureAwait(false);
        }

        while (PieceBytes > 0 && bytes.Length > 0)
        {
            var piece = bytes[..Math.Min(PieceBytes, bytes.Length)];
            await wire.WriteAsync(piece, token).ConfigureAwait(false);
            await wire.FlushAsync(token).ConfigureAwait(false);
            bytes = bytes[piece.Length..];
            await Task.Delay(BetweenPieces, time, token).ConfigureAwait(false);
        }

        await wire.WriteAsync(bytes, token).ConfigureAwait(false);
        await wire.FlushAsync(token).ConfigureAwait(false);
    }
}
