using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>A plugin's command on its way to the gate, with what the gate must know of who asks.</summary>
public sealed record CommandRequest
{
    /// <summary>Who asks, and the how-manieth time.</summary>
    public required CommandId Id { get; init; }

    /// <summary>What is asked.</summary>
    public required OrderCommand Command { get; init; }

    /// <summary>What becomes of it when it passes.</summary>
    public required PluginMode Mode { get; init; }

    /// <summary>What the plugin asked for and the operator granted.</summary>
    public required Capabilities Granted { get; init; }

    /// <summary>Sequence of the event in whose turn it was given; 0 in a start or timer turn.</summary>
    public long CauseSequence { get; init; }

    /// <summary>That event in words, for the journal: <c>position.update BTCUSDT#0 mark 61869.2</c>, <c>timer</c>, <c>start</c>.</summary>
    public string Cause { get; init; } = "";
}
