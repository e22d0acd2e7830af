using System.Buffers;
using System.Text;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>
/// What one socket is still to be sent. Frames are appended under a short lock; one task writes whatever has
/// gathered in one piece, so a burst costs one system call and a slow client costs nobody else anything.
/// </summary>
/// <param name="capacity">Bytes that may wait; beyond it the client is too slow and <see cref="Append"/> fails.</param>
internal sealed class Outbox(int capacity) : IOutbox, IDisposable
{
    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0, 1);
    private readonly SemaphoreSlim _room = new(0, 1);
    private ArrayBufferWriter<byte> _filling = new(4_096);
    private ArrayBufferWriter<byte> _writing = new(4_096);
    private bool _signalled;
    private bool _closed;

    /// <inheritdoc />
    public long Frames { get; private set; }

    /// <inheritdoc />
    public bool Swallows { get; set; }

    /// <inheritdoc />
    public bool Text(ReadOnlySpan<byte> payload) => Frame(FrameHeader.Text, payload);

    /// <inheritdoc />
    public bool Binary(ReadOnlySpan<byte> payload) => Frame(FrameHeader.Binary, payload);

    /// <inheritdoc />
    public bool Append(ReadOnlySpan<byte> wire, int frames = 0)
    {
        lock (_gate)
        {
            if (!Room(wire.Length))
            {
                return false;
            }

            Frames += frames;
            return Write(wire);
        }
    }

    /// <inheritdoc />
    public async ValueTask WaitForRoomAsync(CancellationToken token)
    {
        while (true)
        {
            lock (_gate)
            {
                if (_closed || _filling.WrittenCount < capacity / 2)
                {
                    return;
                }
            }

            await _room.WaitAsync(token).ConfigureAwait(false);
        }
    }

    /// <summary>Writes what gathers until <see cref="Close"/> and everything before it is out.</summary>
    /// <param name="write">Puts bytes on the wire and flushes them.</param>
    /// <param name="token">Ends it at once.</param>
    public async Task RunAsync(Func<ReadOnlyMemory<byte>, CancellationToken, Task> write, CancellationToken token)
    {
        while (true)
        {
            await _work.WaitAsync(token).ConfigureAwait(false);
            bool last;
            lock (_gate)
            {
                (_filling, _writing) = (_writing, _filling);
                _signalled = _closed;
                last = _closed;
            }

            if (_writing.WrittenCount > 0)
            {
                await write(_writing.WrittenMemory, token).ConfigureAwait(false);
                _writing.ResetWrittenCount();
            }

            Release(_room);
            if (last)
            {
                return;
            }
        }
    }

    /// <inheritdoc />
    public void CloseWith(int status, string reason)
    {
        var text = Encoding.UTF8.GetBytes(reason);
        Append([0x88, (byte)(text.Length + 2), (byte)(status >> 8), (byte)(status & 0xFF), .. text]);
        Close();
    }

    /// <summary>Lets the writer finish what is here, then stop. What comes later is refused.</summary>
    public void Close()
    {
        lock (_gate)
        {
            _closed = true;
            Signal();
        }
    }

    /// <summary>Refuses what comes later, and lets its buffers go: past connections are kept, to be looked at.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _closed = true;
            (_filling, _writing) = (new(1), new(1));
        }

        _work.Dispose();
        _room.Dispose();
    }

    private static void Release(SemaphoreSlim semaphore)
    {
        if (semaphore.CurrentCount == 0)
        {
            semaphore.Release();
        }
    }

    private bool Frame(byte opcode, ReadOnlySpan<byte> payload)
    {
        Span<byte> header = stackalloc byte[FrameHeader.LengthMax];
        var length = FrameHeader.Write(header, opcode, payload.Length);
        lock (_gate)
        {
            if (!Room(length + payload.Length))
            {
                return false;
            }

            Frames++;
            return Write(header[..length]) && Write(payload);
        }
    }

    private bool Room(int bytes) => !_closed && (Swallows || _filling.WrittenCount + bytes <= capacity);

    private bool Write(ReadOnlySpan<byte> bytes)
    {
        if (!Swallows)
        {
            _filling.Write(bytes);
            Signal();
        }

        return true;
    }

    private void Signal()
    {
        if (!_signalled)
        {
            _signalled = true;
            _work.Release();
        }
    }
}
