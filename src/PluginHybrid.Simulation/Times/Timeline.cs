namespace PluginHybrid.Simulation.Times;

/// <summary>All that will happen, in the order of virtual time, and at one moment in the order in which it was put in.</summary>
/// <remarks>A binary heap in one array; putting in and taking out allocate nothing. Moments are ticks of 100 ns since the day began.</remarks>
internal sealed class Timeline
{
    private Entry[] _heap = new Entry[256];
    private int _count;
    private long _inserted;

    /// <summary>Virtual time.</summary>
    public long Now { get; private set; }

    /// <summary>What happened so far.</summary>
    public long Steps { get; private set; }

    /// <summary>Puts something in; where it stood before is void.</summary>
    /// <param name="at">When; what has gone by already happens next.</param>
    /// <param name="due">What.</param>
    public void Put(long at, Due due)
    {
        if (_count == _heap.Length)
        {
            Array.Resize(ref _heap, _count * 2);
        }

        due.Place++;
        due.IsWaiting = true;
        Rise(_count++, new Entry(Math.Max(at, Now), ++_inserted, due, due.Place));
    }

    /// <summary>Puts in something that happens once.</summary>
    /// <param name="at">When.</param>
    /// <param name="action">What.</param>
    public void Put(long at, Action action) => Put(at, new DueAction(action));

    /// <summary>Takes something out again.</summary>
    /// <param name="due">What need not be there.</param>
    public static void Remove(Due due)
    {
        due.Place++;
        due.IsWaiting = false;
    }

    /// <summary>Lets the next thing happen.</summary>
    /// <param name="until">Nothing after this.</param>
    /// <returns>False when nothing is left until then; it is that time now.</returns>
    public bool Step(long until)
    {
        while (_count > 0 && _heap[0].At <= until)
        {
            var first = TakeFirst();
            if (first.Place == first.What.Place)
            {
                first.What.IsWaiting = false;
                Now = first.At;
                Steps++;
                first.What.Happen();
                return true;
            }
        }

        Now = Math.Max(Now, until);
        return false;
    }

    /// <summary>Lets go of what is void and would wait for its moment here.</summary>
    public void Sweep()
    {
        var (entries, count) = (_heap, _count);
        (_heap, _count) = (new Entry[entries.Length], 0);
        foreach (var entry in entries.AsSpan(0, count))
        {
            if (entry.Place == entry.What.Place)
            {
                Rise(_count++, entry);
            }
        }
    }

    private Entry TakeFirst()
    {
        var first = _heap[0];
        var last = _heap[--_count];
        _heap[_count] = default;
        if (_count > 0)
        {
            Sink(last);
        }

        return first;
    }

    private void Rise(int at, in Entry entry)
    {
        while (at > 0)
        {
            var above = (at - 1) / 2;
            if (!entry.IsBefore(_heap[above]))
            {
                break;
            }

            _heap[at] = _heap[above];
            at = above;
        }

        _heap[at] = entry;
    }

    private void Sink(in Entry entry)
    {
        var at = 0;
        while (true)
        {
            var below = (2 * at) + 1;
            if (below >= _count)
            {
                break;
            }

            if (below + 1 < _count && _heap[below + 1].IsBefore(_heap[below]))
            {
                below++;
            }

            if (!_heap[below].IsBefore(entry))
            {
                break;
            }

            _heap[at] = _heap[below];
            at = below;
        }

        _heap[at] = entry;
    }

    private readonly record struct Entry(long At, long Number, Due What, int Place)
    {
        public bool IsBefore(in Entry other) => At < other.At || (At == other.At && Number < other.Number);
    }
}
