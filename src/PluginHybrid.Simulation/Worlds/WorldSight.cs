using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Session;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>The world as checkers see it.</summary>
/// <param name="world">The world.</param>
internal sealed class WorldSight(World world) : IWorldSight
{
    /// <inheritdoc />
    public Day Day => world.Day;

    /// <inheritdoc />
    public TimeSpan Now => TimeSpan.FromTicks(world.Timeline.Now);

    /// <inheritdoc />
    public bool IsHealing => world.Timeline.Now >= world.Day.Length.Ticks;

    /// <inheritdoc />
    public bool IsHostUp => world.Host is { Life.IsOver: false };

    /// <inheritdoc />
    public int Incarnation => world.Incarnations;

    /// <inheritdoc />
    public long Input => world.Host?.Input ?? 0;

    /// <inheritdoc />
    public SessionView? Session => world.Host?.View;

    /// <inheritdoc />
    public IReadOnlyList<PluginStatus> Plugins => world.Host?.Plugins.Status() ?? [];

    /// <inheritdoc />
    public IReadOnlyList<VenueLeg> Legs => world.Venue.Book.All;

    /// <inheritdoc />
    public IReadOnlyList<VenueOrder> Orders => world.Venue.Orders;

    /// <inheritdoc />
    public WorldFigures Figures => new(
        world.Private.Open + world.Public.Open,
        world.Private.Topics + world.Public.Topics,
        world.Host?.Time.Pending ?? 0,
        world.Private.Messages + world.Public.Messages + world.Road.Messages,
        world.Host?.Plugins.QueueDepth ?? 0,
        world.Host?.Calls ?? 0);

    /// <inheritdoc />
    public IReadOnlyList<JournalEntry> Unfinished(TimeSpan since) =>
        [.. world.Disk.Unfinished(VirtualTime.Dawn + Now).Where(line => line.At < VirtualTime.Dawn + Now - since)];

    /// <inheritdoc />
    public IReadOnlyList<string> Undead()
    {
        // What is void waits in the world for its moment, and holds whom it was for.
        world.Timeline.Sweep();
        world.Private.Sweep();
        world.Public.Sweep();
        return world.Roll.Left(world.Host is not null);
    }

    /// <inheritdoc />
    public IReadOnlyDictionary<string, string> Stored(string plugin) => world.Disk.Read().Load(plugin);

    /// <inheritdoc />
    public long? LiveBytes() => world.LiveBytes?.Invoke();

    /// <inheritdoc />
    public decimal Mark(string symbol) => world.Venue.Mark(symbol);
}
