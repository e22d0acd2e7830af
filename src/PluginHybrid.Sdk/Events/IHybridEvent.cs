namespace PluginHybrid.Sdk.Events;

/// <summary>One fact of the merged stream.</summary>
public interface IHybridEvent
{
    /// <summary>The name handlers subscribe to, for example <c>position.update</c>.</summary>
    string Name { get; }

    /// <summary>Its place in the stream and the time of the input that caused it.</summary>
    EventStamp Stamp { get; }
}
