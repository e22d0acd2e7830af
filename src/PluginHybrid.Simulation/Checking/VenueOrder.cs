namespace PluginHybrid.Simulation.Checking;

/// <summary>An order as the venue holds it.</summary>
/// <param name="OrderId">The venue's id.</param>
/// <param name="OrderLinkId">The host's id, or empty.</param>
/// <param name="Symbol">Its symbol.</param>
/// <param name="PositionIdx">The leg it belongs to.</param>
/// <param name="Direction">+1 buys, −1 sells.</param>
/// <param name="Quantity">Asked for.</param>
/// <param name="IsReduceOnly">True when it may only reduce.</param>
/// <param name="IsOpen">True while it can still trade.</param>
/// <param name="IsStop">True for a stop, take profit or trailing stop of a position.</param>
public sealed record VenueOrder(
    string OrderId, string OrderLinkId, string Symbol, int PositionIdx, int Direction, decimal Quantity, bool IsReduceOnly, bool IsOpen, bool IsStop);
