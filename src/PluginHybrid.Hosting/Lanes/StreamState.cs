using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>The stream between two events: what a lane that begins there must know.</summary>
/// <param name="Newest">The newest event's place and time.</param>
/// <param name="Positions">All open legs, in the order of their keys.</param>
/// <param name="Instruments">All known rules, by symbol in ordinal order.</param>
/// <param name="Tickers">The newest tickers, by symbol in ordinal order.</param>
internal sealed record StreamState(
    EventStamp Newest, IReadOnlyList<PositionUpdate> Positions, IReadOnlyList<Instrument> Instruments, IReadOnlyList<TickerUpdate> Tickers);
