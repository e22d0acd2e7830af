namespace PluginHybrid.Hosting.Lanes;

/// <summary>The newest value per index; a newer one takes the place of the one that waits. Values come out in the order in which their index began to wait.</summary>
/// <remarks>Allocates only when an index is new. Not safe by itself: the lane's lock guards it.</remarks>
/// <typeparam name="T">The value.</typeparam>
internal sealed class LatestSlots<T>
    where T : struct
{
    private Slot[] _slots = new Slot[4];
    private int[] _order = new int[4];
    private int _first;
    private int _ordered;

    /// <summary>Values that wait.</summary>
    public int Count { get; private set; }

    /// <summary>Puts a value.</summary>
    /// <returns>True when it took the place of one that waited.</returns>
    public bool Put(int index, in T value)
    {
        if (index >= _slots.Length)
        {
            Grow(index);
        }

        ref var slot = ref _slots[index];
        var replaced = slot.IsFull;
        slot.Value = value;
        if (replaced)
        {
            slot.Conflated++;
            return true;
        }

        slot.IsFull = true;
        Count++;
        if (!slot.IsOrdered)
        {
            slot.IsOrdered = true;
            _order[(_first + _ordered++) % _order.Length] = index;
        }

        return false;
    }

    /// <summary>Takes the value that waits longest.</summary>
    /// <param name="value">Where it is copied to.</param>
    /// <param name="conflated">Values it stands for besides itself.</param>
    public bool TryTake(ref T value, ref long conflated)
    {
        while (_ordered > 0)
        {
            ref var slot = ref _slots[_order[_first]];
            _first = (_first + 1) % _order.Length;
            _ordered--;
            slot.IsOrdered = false;
            if (slot.IsFull)
            {
                value = slot.Value;
                conflated = slot.Conflated;
                (slot.IsFull, slot.Conflated) = (false, 0);
                Count--;
                return true;
            }
        }

        return false;
    }

    /// <summary>Empties the slot of an index.</summary>
    /// <returns>What waited there.</returns>
    public T? Empty(int index)
    {
        if (index < 0 || index >= _slots.Length || !_slots[index].IsFull)
        {
            return null;
        }

        ref var slot = ref _slots[index];
        slot.IsFull = false;
        slot.Conflated++;
        Count--;
        return slot.Value;
    }

    /// <summary>The value that waits longest, left where it is; <c>null</c> when none waits.</summary>
    public T? Oldest
    {
        get
        {
            for (var i = 0; i < _ordered; i++)
            {
                ref var slot = ref _slots[_order[(_first + i) % _order.Length]];
                if (slot.IsFull)
                {
                    return slot.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Empties every slot.</summary>
    public void Clear()
    {
        for (var i = 0; i < _slots.Length; i++)
        {
            Empty(i);
        }
    }

    private void Grow(int index)
    {
        var size = Math.Max(index + 1, _slots.Length * 2);
        var order = new int[size];
        for (var i = 0; i < _ordered; i++)
        {
            order[i] = _order[(_first + i) % _order.Length];
        }

        (_order, _first) = (order, 0);
        Array.Resize(ref _slots, size);
    }

    private struct Slot
    {
        public T Value;
        public long Conflated;
        public bool IsFull;
        public bool IsOrdered;
    }
}
