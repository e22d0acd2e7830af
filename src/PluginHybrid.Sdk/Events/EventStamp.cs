namespace PluginHybrid.Sdk.Events;

/// <summary>Place and time of an event.</summary>
/// <param name="Sequence">Our number in the merged stream: from 1, without holes, in the order of publication.</param>
/// <param name="Input">Number of the input (frame, timer, answer, command) that caused it; several events may share one.</param>
/// <param name="ReceivedAt">When that input reached us, on the host's clock.</param>
/// <example><code>
/// EventStamp stamp = update.Stamp;
/// Log.Debug($"event {stamp.Sequence} of input {stamp.Input}, received {stamp.ReceivedAt:O}");
/// </code></example>
public readonly record struct EventStamp(long Sequence, long Input, DateTimeOffset ReceivedAt);
