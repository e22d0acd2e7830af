using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.People;

/// <summary>One thing the scripted person does.</summary>
/// <param name="Symbol">Where.</param>
/// <param name="PositionIdx">Which leg; 0 in one-way mode.</param>
internal abstract record PersonAction(string Symbol, int PositionIdx);

/// <summary>Buys or sells at the market.</summary>
internal sealed record OpenAction(string Symbol, int PositionIdx, Side Side, decimal Qty) : PersonAction(Symbol, PositionIdx);

/// <summary>Adds to what is held.</summary>
internal sealed record AddAction(string Symbol, int PositionIdx, decimal Qty) : PersonAction(Symbol, PositionIdx);

/// <summary>Closes a part of what is held.</summary>
internal sealed record ReduceAction(string Symbol, int PositionIdx, decimal Qty) : PersonAction(Symbol, PositionIdx);

/// <summary>Closes all that is held.</summary>
internal sealed record CloseAction(string Symbol, int PositionIdx) : PersonAction(Symbol, PositionIdx);

/// <summary>Turns what is held into the opposite of the same size, in one order.</summary>
internal sealed record FlipAction(string Symbol, int PositionIdx) : PersonAction(Symbol, PositionIdx);

/// <summary>Sets, moves or removes stops.</summary>
internal sealed record StopsAction(string Symbol, int PositionIdx, PriceLevel? StopLoss, PriceLevel? TakeProfit, decimal? TrailingStop) : PersonAction(Symbol, PositionIdx);

/// <summary>Drives the price there at an even pace: the news of the day. The script goes on at once; a second drive of a symbol replaces the first.</summary>
/// <param name="Symbol">Where.</param>
/// <param name="To">Where to; a percentage counts from the last price when the drive begins.</param>
/// <param name="Over">How long it takes.</param>
internal sealed record DriveAction(string Symbol, PriceLevel To, TimeSpan Over) : PersonAction(Symbol, 0);
