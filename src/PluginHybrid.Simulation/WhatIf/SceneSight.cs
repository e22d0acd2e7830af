using PluginHybrid.Core.Session;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Simulation.Checking;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.WhatIf;

/// <summary>What can be seen of a recorded scene that is lived again: enough to say when and where something went wrong.</summary>
/// <param name="world">The world.</param>
internal sealed class SceneSight(SceneWorld world) : IWorldSight
{
    /// <inheritdoc />
    public Day Day => world.Calm;

    /// <inheritdoc />
    public TimeSpan Now => TimeSpan.FromTicks(world.Timeline.Now);

    /// <inheritdoc />
    public bool IsHealing => false;

    /// <inheritdoc />
    public bool IsHostUp => true;

    /// <inheritdoc />
    public int Incarnation => 1;

    /// <inheritdoc />
    public long Input => world.Host.Input;

    /// <inheritdoc />
    public SessionView? Session => world.Host.View;

    /// <inheritdoc />
    public IReadOnlyList<PluginStatus> Plugins => world.Host.Plugins.Status();

    /// <inheritdoc />
    public IReadOnlyList<VenueLeg> Legs => [];

    /// <inheritdoc />
    public IReadOnlyList<VenueOrder> Orders => [];

    /// <inheritdoc />
    public WorldFigures Figures => new(0, 0, 0, 0, 0, 0);

    /// <inheritdoc />
    public decimal Mark(string symbol) => 0;
}
