using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Fans;

/// <summary>Calls every handler on the publisher's thread: no isolation at all.</summary>
internal sealed class DirectFan(FanMeter[] meters) : IPluginFan
{
    public const string Name = "direct call";

    public void Publish(in PositionUpdate update)
    {
        foreach (var meter in meters)
        {
            meter.Take(update);
        }
    }

    public ValueTask DisposeAsync() => default;
}
