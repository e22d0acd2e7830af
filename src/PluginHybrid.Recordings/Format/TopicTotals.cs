using System.IO.Hashing;
using System.Text;

namespace PluginHybrid.Recordings.Format;

/// <summary>Counts by topic, without making a string for each frame.</summary>
public sealed class TopicTotals
{
    private Slot[] _slots = new Slot[16];
    private int _count;

    /// <summary>Counts one.</summary>
    /// <param name="topic">In UTF-8.</param>
    public void Count(ReadOnlySpan<byte> topic)
    {
        var hash = XxHash3.HashToUInt64(topic);
        ref var slot = ref Find(_slots, hash, topic);
        if (slot.Name is null)
        {
            slot = new Slot(topic.ToArray(), hash);
            if (++_count * 2 > _slots.Length)
            {
                Grow();
                slot = ref Find(_slots, hash, topic);
            }
        }

        slot.Count++;
    }

    /// <summary>All counts, topics in ordinal order.</summary>
    public IEnumerable<(string Topic, long Count)> Sorted() =>
        _slots.Where(slot => slot.Name is not null)
            .Select(slot => (Topic: Encoding.UTF8.GetString(slot.Name), slot.Count))
            .OrderBy(pair => pair.Topic, StringComparer.Ordinal);

    private static ref Slot Find(Slot[] slots, ulong hash, ReadOnlySpan<byte> topic)
    {
        var mask = slots.Length - 1;
        for (var at = (int)hash & mask; ; at = (at + 1) & mask)
        {
            ref var slot = ref slots[at];
            if (slot.Name is null || (slot.Hash == hash && topic.SequenceEqual(slot.Name)))
            {
                return ref slot;
            }
        }
    }

    private void Grow()
    {
        var wider = new Slot[_slots.Length * 2];
        foreach (var slot in _slots.Where(slot => slot.Name is not null))
        {
            Find(wider, slot.Hash, slot.Name) = slot;
        }

        _slots = wider;
    }

    private struct Slot(byte[] name, ulong hash)
    {
        public readonly byte[] Name = name;
        public readonly ulong Hash = hash;
        public long Count;
    }
}
