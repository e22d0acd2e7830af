using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>The legs of the stream as of its newest event, each with a small number that lanes go by.</summary>
/// <remarks>Guarded by the host's lock. Allocates only for a new leg.</remarks>
internal sealed class LegTable
{
    private readonly Dictionary<PositionKey, int> _numbers = [];
    private Leg[] _legs = new Leg[8];
    private int _count;

    /// <summary>A leg's number.</summary>
    public int NumberOf(in PositionKey key)
    {
        if (_numbers.TryGetValue(key, out var number))
        {
            return number;
        }

        if (_count == _legs.Length)
        {
            Array.Resize(ref _legs, _count * 2);
        }

        _legs[_count].Key = key;
        _numbers.Add(key, _count);
        return _count++;
    }

    /// <summary>Numbers of all legs of a symbol that were ever seen.</summary>
    public IEnumerable<int> NumbersIn(string symbol)
    {
        for (var i = 0; i < _count; i++)
        {
            if (_legs[i].Key.Symbol == symbol)
            {
                yield return i;
            }
        }
    }

    /// <summary>Numbers of all legs that were ever seen.</summary>
    public int[] All => [.. Enumerable.Range(0, _count)];

    /// <summary>Takes a leg's newest facts.</summary>
    /// <returns>The leg's number; -1 for a life that has closed, of which nothing more may be told.</returns>
    public int Updated(in PositionUpdate update)
    {
        var number = Known(update.Position) ?? NumberOf(update.Position.Key);
        ref var leg = ref _legs[number];
        if (update.Position.Life <= leg.ClosedLife)
        {
            return -1;
        }

        leg.Update = update;
        leg.IsOpen = true;
        return number;
    }

    /// <summary>Takes an opening.</summary>
    public int Opened(in PositionOpened opened)
    {
        var number = NumberOf(opened.Position.Key);
        _legs[number].Update = PositionsBook.UpdateOf(opened);
        _legs[number].IsOpen = true;
        return number;
    }

    /// <summary>Takes a close.</summary>
    public int Closed(in PositionClosed closed)
    {
        var number = NumberOf(closed.Position.Key);
        ref var leg = ref _legs[number];
        leg.IsOpen = false;
        leg.ClosedLife = Math.Max(leg.ClosedLife, closed.Position.Life);
        return number;
    }

    /// <summary>All open legs, in the order of their keys.</summary>
    public IReadOnlyList<PositionUpdate> Snapshot()
    {
        var open = new List<PositionUpdate>(_count);
        for (var i = 0; i < _count; i++)
        {
            if (_legs[i].IsOpen)
            {
                open.Add(_legs[i].Update);
            }
        }

        open.Sort((a, b) => a.Position.Key.CompareTo(b.Position.Key));
        return open;
    }

    // Facts change rarely: the same position is the same object, found without hashing two texts.
    private int? Known(Position position)
    {
        for (var i = 0; i < Math.Min(_count, 8); i++)
        {
            if (ReferenceEquals(_legs[i].Update.Position, position))
            {
                return i;
            }
        }

        return null;
    }

    private struct Leg
    {
        public PositionKey Key;
        public PositionUpdate Update;
        public int ClosedLife;
        public bool IsOpen;
    }
}
