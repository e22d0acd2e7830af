using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.State;

/// <summary>What waits to be written. Of a value and of a leg only the newest counts; lines keep their order.</summary>
internal sealed class WriteBatch
{
    /// <summary>Journal lines, oldest first.</summary>
    public List<JournalEntry> Lines { get; private set; } = [];

    /// <summary>Values by plugin and key; <c>null</c> removes.</summary>
    public Dictionary<(string Plugin, string Key), string?> Values { get; } = [];

    /// <summary>The newest of legs.</summary>
    public Dictionary<PositionKey, KnownLeg> Legs { get; } = [];

    /// <summary>True when there is nothing to write.</summary>
    public bool IsEmpty => Lines.Count == 0 && Values.Count == 0 && Legs.Count == 0;

    /// <summary>Adds what came later.</summary>
    /// <param name="later">Is not used again.</param>
    public void Add(WriteBatch later)
    {
        if (Lines.Count == 0)
        {
            Lines = later.Lines;
        }
        else
        {
            Lines.AddRange(later.Lines);
        }

        foreach (var (key, value) in later.Values)
        {
            Values[key] = value;
        }

        foreach (var (key, leg) in later.Legs)
        {
            Legs[key] = leg;
        }
    }

    /// <summary>Adds values and legs as they were before; what waits already is newer. Lines are left aside.</summary>
    /// <param name="before">Is left as it is.</param>
    public void AddMissing(WriteBatch before)
    {
        foreach (var (key, value) in before.Values)
        {
            Values.TryAdd(key, value);
        }

        foreach (var (key, leg) in before.Legs)
        {
            Legs.TryAdd(key, leg);
        }
    }

    /// <summary>Drops the oldest lines above <paramref name="most"/>.</summary>
    /// <param name="most">How many stay.</param>
    /// <returns>How many were dropped.</returns>
    public int Trim(int most)
    {
        var surplus = Math.Max(0, Lines.Count - most);
        Lines.RemoveRange(0, surplus);
        return surplus;
    }

    /// <summary>All of it was written.</summary>
    public void Clear()
    {
        Lines = [];
        Values.Clear();
        Legs.Clear();
    }
}
