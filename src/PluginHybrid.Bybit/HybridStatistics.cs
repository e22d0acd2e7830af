using PluginHybrid.Core.Session;

namespace PluginHybrid.Bybit;

/// <summary>What a stream has seen so far, taken at one instant.</summary>
/// <param name="Private">The private stream.</param>
/// <param name="Public">The public stream.</param>
/// <param name="Events">Events published.</param>
/// <param name="ClockOffset">Venue time minus ours; <c>null</c> until measured.</param>
public sealed record HybridStatistics(StreamCounters Private, StreamCounters Public, long Events, TimeSpan? ClockOffset);
