using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Fans;

/// <summary>One way to bring an event to several plugins.</summary>
internal interface IPluginFan : IAsyncDisposable
{
    /// <summary>Brings it to all of them; returns when the publisher is free again.</summary>
    void Publish(in PositionUpdate update);
}
