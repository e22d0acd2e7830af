using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A command that a plugin gave, for people.</summary>
/// <param name="Number">From 1 per plugin.</param>
/// <param name="At">The plugin's clock: the time of the event.</param>
/// <param name="Command">What it asked for, and because of what.</param>
/// <param name="Cause">The event in whose turn it asked.</param>
/// <param name="Mode">As what.</param>
/// <param name="Outcome">What became of it; <c>null</c> while not known.</param>
public sealed record PluginDecision(
    long Number, DateTimeOffset At, OrderCommand Command, string Cause, PluginMode Mode, OrderOutcome? Outcome = null);
