using PluginHybrid.Core.Session;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

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
        Plugins.Sum(plugin => plugin.Figures.QueueDepth),
        world.Host?.Calls ?? 0,
        0);

    /// <inheritdoc />
    public decimal Mark(string symbol) => world.Venue.Mark(symbol);
}
