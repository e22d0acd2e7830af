using System.Buffers;
using System.Buffers.Binary;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>
/// What one socket is still to be sent. Frames are appended under a short lock; one task writes whatever has
/// gathered in one piece, so a burst costs one system call and a slow client costs nobody else anything.
/// </summary>
/// <param name="capacity">Bytes that may wait; beyond it the client is too slow and <see cref="Append"/> fails.</param>
internal sealed class Outbox(int capacity) : IDisposable
{
    private const byte TextOpcode = 0x81;
    private const byte BinaryOpcode = 0x82;

    private readonly Lock _gate = new();
    private readonly SemaphoreSlim _work = new(0, 1);
    private readonly SemaphoreSlim _room = new(0, 1);
    private ArrayBufferWriter<byte> _filling = new(4_096);
    private ArrayBufferWriter<byte> _writing = new(4_096);
    private bool _signalled;
    private bool _closed;

    /// <summary>Frames appended since the socket opened.</summary>
    public long Frames { get; private set; }

    /// <summary>While true, everything appended vanishes: the half-open peer.</summary>
    public bool Swallows { get; set; }

    /// <summary>Appends a text frame.</summary>
    /// <returns>False when the client fell too far behind.</returns>
    public bool Text(ReadOnlySpan<byte> payload) => Frame(TextOpcode, payload);

    public bool Binary(ReadOnlySpan<byte> payload) => Frame(BinaryOpcode, payload);

    /// <summary>Appends bytes as they are: whole frames, or broken ones.</summary>
    public bool Append(ReadOnlySpan<byte> wire)
    {
        lock (_gate)
        {
            return Room(wire.Length) && Write(wire);
        }
    }

    /// <summary>Waits until less than half of the capacity is used.</summary>
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
    public async Task RunAsync(Stream wire, CancellationToken token)
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
                await wire.WriteAsync(_writing.WrittenMemory, token).ConfigureAwait(false);
                await wire.FlushAsync(token).ConfigureAwait(false);
                _writing.ResetWrittenCount();
            }

            Release(_room);
            if (last)
            {
                return;
            }
        }
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

    public void Dispose()
    {
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
        Span<byte> header = stackalloc byte[10];
        header[0] = opcode;
        var length = 2;
        if (payload.Length < 126)
        {
            header[1] = (byte)payload.Length;
        }
        else if (payload.Length <= ushort.MaxValue)
        {
            header[1] = 126;
            BinaryPrimitives.WriteUInt16BigEndian(header[2..], (ushort)payload.Length);
            length = 4;
        }
        else
        {
            header[1] = 127;
            BinaryPrimitives.WriteUInt64BigEndian(header[2..], (ulong)payload.Length);
            length = 10;
        }

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
