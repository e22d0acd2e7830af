using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Running;

/// <summary>A replay after one input.</summary>
/// <param name="Record">Number of the input's record.</param>
/// <param name="Input">Number of the input.</param>
/// <param name="At">Since the recording's first moment.</param>
/// <param name="Events">What the input led to, in order.</param>
/// <param name="Facts">What the session knows; not to be kept.</param>
public readonly record struct ReplayMoment(long Record, long Input, TimeSpan At, IReadOnlyList<IHybridEvent> Events, ISessionFacts Facts);
