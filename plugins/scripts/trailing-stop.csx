// The core of the trailing stop: instead of the DLL, never beside it. The stop follows the best price, and only closer.
Needs(Capabilities.MoveStops);
var distance = Setting("distance", 1m, min: 0.05m, max: 50m);
var activateAt = Setting("activateAtPercent", 1.5m, min: 0m, max: 100m);
string Name(Position held) => $"best/{held.Key}/{held.Side}/{held.OpenedAt.ToUnixTimeSeconds()}";

OnUpdate(async update =>
{
    var held = update.Position;
    if (update is not { MarkPrice: { } mark, ProfitPercent: { } profit }) { return; }
    var way = held.Side == Side.Buy ? 1 : -1;
    var best = State.Get<decimal?>(Name(held));
    if (best is null ? profit < activateAt : (mark - best) * way <= 0) { return; }
    State.Set(Name(held), mark);
    var stop = mark * (1 - (way * distance / 100));
    if (held.StopLoss is not { } set || (stop - set) * way >= mark * 0.0005m) { await MoveStop(held, stop, $"{distance} % behind the best price {mark}"); }
});

On<PositionClosed>(closed => State.Remove(Name(closed.Position)));
