using PluginHybrid.Core.Positions;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.State;

/// <summary>The newest of every leg: read from memory at once, written by the writer's thread.</summary>
internal sealed class SqliteLegs
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<PositionKey, KnownLeg> _legs = [];
    private Action<KnownLeg> _write = _ => { };

    /// <summary>All of them, in the order of their keys.</summary>
    public IReadOnlyList<KnownLeg> All
    {
        get
        {
            lock (_gate)
            {
                return [.. _legs.Values];
            }
        }
    }

    /// <summary>Puts in what the database holds; before anybody keeps.</summary>
    /// <param name="leg">As it was kept.</param>
    public void Fill(KnownLeg leg) => _legs[leg.Leg] = leg;

    /// <summary>Leads later changes to the writer.</summary>
    /// <param name="writer">Takes them in the order of the calls.</param>
    public void WriteTo(StoreWriter writer) => _write = writer.Keep;

    /// <summary>Keeps the newest of a leg.</summary>
    /// <param name="leg">In place of what was kept.</param>
    public void Keep(KnownLeg leg)
    {
        lock (_gate)
        {
            _legs[leg.Leg] = leg;
            _write(leg);
        }
    }
}
