using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Orders;

/// <summary>Something happened to the paper position of one plugin in mode paper. Only that plugin may be told.</summary>
/// <remarks>
/// Inside is a <see cref="PositionUpdate"/> with the position as it is on paper, a <see cref="PositionClosed"/>, an
/// <see cref="OrderUpdate"/> or an <see cref="Execution"/>, with the same stamp. After a <see cref="PositionClosed"/> nothing
/// more comes of that life.
/// </remarks>
/// <param name="Stamp">Its place in the stream.</param>
/// <param name="Plugin">The plugin's id.</param>
/// <param name="Inside">What the plugin is told.</param>
public readonly record struct PaperEvent(EventStamp Stamp, string Plugin, IHybridEvent Inside) : IHybridEvent
{
    /// <summary>The event's name on the router.</summary>
    public const string EventName = "paper.event";

    /// <inheritdoc />
    public string Name => EventName;
}
