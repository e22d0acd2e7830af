namespace PluginHybrid.Sdk.Events;

/// <summary>One fact of the merged stream.</summary>
/// <example><code>
/// public override ValueTask OnOther(IHybridEvent happened)
/// {
///     Log.Debug($"{happened.Stamp.Sequence} {happened.Name}");
///     return default;
/// }
/// </code></example>
public interface IHybridEvent
{
    /// <summary>The name handlers subscribe to, for example <c>position.update</c>.</summary>
    string Name { get; }

    /// <summary>Its place in the stream and the time of the input that caused it.</summary>
    EventStamp Stamp { get; }
}
