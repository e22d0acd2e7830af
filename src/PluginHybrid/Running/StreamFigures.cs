using PluginHybrid.Core.Session;
using PluginHybrid.Watching;

namespace PluginHybrid.Running;

/// <summary>One stream as it is shown.</summary>
/// <param name="Counters">What it counted.</param>
/// <param name="PerSecond">Frames per second over the last seconds.</param>
/// <param name="Latency">From the venue's time to our handler; <c>null</c> when nothing was measured.</param>
internal sealed record StreamFigures(StreamCounters Counters, double PerSecond, LatencyFigures? Latency);
