namespace PluginHybrid.Simulation.Days;

/// <summary>One act of the person. What is impossible at its moment (closing what is flat) does nothing.</summary>
/// <param name="Kind">What.</param>
/// <param name="At">When, since the day began.</param>
/// <param name="Symbol">Which symbol.</param>
/// <param name="PositionIdx">Which leg: 0 in one-way mode, 1 or 2 in hedge mode.</param>
/// <param name="Amount">A multiple of the least order at the price of the moment for orders, a fraction where the kind says so.</param>
public sealed record Deed(DeedKind Kind, TimeSpan At, string Symbol, int PositionIdx, decimal Amount);
