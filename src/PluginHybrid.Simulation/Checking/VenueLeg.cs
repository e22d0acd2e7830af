namespace PluginHybrid.Simulation.Checking;

/// <summary>A leg as the venue holds it: the truth.</summary>
/// <param name="Symbol">Its symbol.</param>
/// <param name="PositionIdx">0 in one-way mode, 1 or 2 in hedge mode.</param>
/// <param name="Direction">+1 long, −1 short, 0 flat.</param>
/// <param name="Size">Quantity, never negative.</param>
/// <param name="EntryPrice">Average entry; 0 when flat.</param>
/// <param name="StopLoss">Stop of the whole position; 0 when none.</param>
/// <param name="TakeProfit">Take profit of the whole position; 0 when none.</param>
/// <param name="TrailingStop">Trailing distance; 0 when none.</param>
/// <param name="Life">Counts the leg's lives from 1; 0 when it never lived.</param>
public sealed record VenueLeg(
    string Symbol, int PositionIdx, int Direction, decimal Size, decimal EntryPrice, decimal StopLoss, decimal TakeProfit, decimal TrailingStop, int Life);
