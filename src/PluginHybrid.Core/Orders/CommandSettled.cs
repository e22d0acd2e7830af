using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>A command came to its end: the one answer each <see cref="CommandRequest"/> gets.</summary>
/// <param name="Stamp">Its place in the stream.</param>
/// <param name="Id">Which command.</param>
/// <param name="Command">What was asked.</param>
/// <param name="Mode">As what it was asked.</param>
/// <param name="Outcome">What became of it.</param>
public readonly record struct CommandSettled(
    EventStamp Stamp, CommandId Id, OrderCommand Command, PluginMode Mode, OrderOutcome Outcome) : IHybridEvent
{
    /// <summary>The event's name on the router.</summary>
    public const string EventName = "command.settled";

    /// <inheritdoc />
    public string Name => EventName;

    /// <summary>The answer of a session that was started without orders.</summary>
    internal static CommandSettled ReadOnly(EventStamp stamp, CommandRequest request) => new(
        stamp, request.Id, request.Command, request.Mode, new Denied(request.Id.ToString(), RiskRules.ReadOnly, "This session was started without orders."));
}
