using System.Buffers;
using System.Runtime.InteropServices;

namespace PluginHybrid.Recordings.Capture;

/// <summary>The bounded hand-over from whoever tells to the one who writes. Nobody who tells ever waits, and a frame costs no allocation.</summary>
/// <remarks>
/// A ticket is taken with one compare-and-swap, so the order of the tickets is the order of the telling, also between
/// threads. A teller that is interrupted before it publishes holds up the writer, never another teller. Frames up to 512 bytes
/// lie in one slab; longer ones in rented arrays.
/// </remarks>
internal sealed class CaptureRing
{
    /// <summary>Longest frame that needs no rented array.</summary>
    public const int SlabPiece = 512;

    private readonly CaptureSlot[] _slots;
    private readonly byte[] _slab;
    private readonly long _mask;
    private Ends _ends;
    private long _dropped;

    /// <summary>An empty ring.</summary>
    /// <param name="slots">A power of two.</param>
    public CaptureRing(int slots)
    {
        if (slots < 2 || (slots & (slots - 1)) != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(slots), slots, "must be a power of two");
        }

        _slots = new CaptureSlot[slots];
        _slab = GC.AllocateUninitializedArray<byte>(slots * SlabPiece);
        _mask = slots - 1;
        for (var at = 0; at < slots; at++)
        {
            _slots[at].Turn = at;
        }
    }

    /// <summary>Things told so far, dropped ones not counted.</summary>
    public long Told => Volatile.Read(ref _ends.Tail);

    /// <summary>How many things were told that the writer has not taken.</summary>
    public long Waiting => Told - Volatile.Read(ref _ends.Head);

    /// <summary>Takes a slot to fill, and publish.</summary>
    /// <param name="ticket">Its place in the order.</param>
    /// <returns>False when there is none: what was told is lost, and counted.</returns>
    public bool TryClaim(out long ticket)
    {
        while (true)
        {
            ticket = Volatile.Read(ref _ends.Tail);
            var ahead = Volatile.Read(ref _slots[ticket & _mask].Turn) - ticket;
            if (ahead < 0)
            {
                Interlocked.Increment(ref _dropped);
                return false;
            }

            if (ahead == 0 && Interlocked.CompareExchange(ref _ends.Tail, ticket + 1, ticket) == ticket)
            {
                Slot(ticket).Dropped = Volatile.Read(ref _dropped) == 0 ? 0 : Interlocked.Exchange(ref _dropped, 0);
                return true;
            }
        }
    }

    /// <summary>The slot of a ticket, for who claimed or took it.</summary>
    /// <param name="ticket">The ticket.</param>
    public ref CaptureSlot Slot(long ticket) => ref _slots[ticket & _mask];

    /// <summary>Copies a frame into a claimed slot.</summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="bytes">The frame.</param>
    public void Copy(long ticket, ReadOnlySpan<byte> bytes)
    {
        ref var slot = ref Slot(ticket);
        slot.Length = bytes.Length;
        if (bytes.Length <= SlabPiece)
        {
            bytes.CopyTo(_slab.AsSpan((int)(ticket & _mask) * SlabPiece));
            return;
        }

        slot.Rented = ArrayPool<byte>.Shared.Rent(bytes.Length);
        bytes.CopyTo(slot.Rented);
    }

    /// <summary>The frame in a slot.</summary>
    /// <param name="ticket">The ticket.</param>
    public ReadOnlySpan<byte> Frame(long ticket)
    {
        ref var slot = ref Slot(ticket);
        return slot.Rented is { } rented
            ? rented.AsSpan(0, slot.Length)
            : _slab.AsSpan((int)(ticket & _mask) * SlabPiece, slot.Length);
    }

    /// <summary>Gives a filled slot to the writer.</summary>
    /// <param name="ticket">The ticket.</param>
    public void Publish(long ticket) => Volatile.Write(ref Slot(ticket).Turn, ticket + 1);

    /// <summary>Takes the next slot that was published. The writer only.</summary>
    /// <param name="ticket">Its ticket; to be released.</param>
    public bool TryTake(out long ticket)
    {
        ticket = _ends.Head;
        return Volatile.Read(ref Slot(ticket).Turn) == ticket + 1;
    }

    /// <summary>Makes the slot taken last free again. The writer only.</summary>
    public void Release()
    {
        var ticket = _ends.Head;
        ref var slot = ref Slot(ticket);
        slot.Told = null;
        if (slot.Rented is { } rented)
        {
            slot.Rented = null;
            ArrayPool<byte>.Shared.Return(rented);
        }

        Volatile.Write(ref slot.Turn, ticket + _slots.Length);
        Volatile.Write(ref _ends.Head, ticket + 1);
    }

    /// <summary>How many were lost since the last one that found a slot.</summary>
    public long TakeDropped() => Interlocked.Exchange(ref _dropped, 0);

    // Apart from each other, so that writer and tellers do not fight for one cache line.
    [StructLayout(LayoutKind.Explicit, Size = 256)]
    private struct Ends
    {
        [FieldOffset(64)]
        public long Tail;

        [FieldOffset(192)]
        public long Head;
    }
}
