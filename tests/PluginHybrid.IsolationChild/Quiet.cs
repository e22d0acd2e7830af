using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.IsolationChild;

/// <summary>Takes ticks and does nothing: what is measured is the way there and back.</summary>
public sealed class Quiet : HybridPlugin
{
    /// <inheritdoc />
    public override ValueTask OnUpdate(PositionUpdate update) => default;
}
