// The core of the trailing stop: instead of the DLL, never beside it. The stop follows the best price, and only closer.
Needs(Capabilities.MoveStops);
var distance = Setting("distance", 1m, min: 0.05m, max: 50m);
var activateAt = Setting("activateAtPercent", 1.5m, min: 0m, max: 100m);
var asked = new Dictionary<PositionKey, DateTimeOffset>();
string Name(Position held) => $"best/{held.Key}/{held.Side}/{held.OpenedAt.ToUnixTimeSeconds()}";

OnUpdate(async update =>
{
    var held = update.Position;
    if (update is not { MarkPrice: { } mark, ProfitPercent: { } profit }) { return; }
    var way = held.Side == Side.Buy ? 1 : -1;
    var best = State.Get<decimal?>(Name(held));
    var isBest = best is null ? profit >= activateAt : (mark - best) * way > 0;
    // Live, the venue's row decides: a stop that was only decided in shadow, or refused, is asked for again.
    var isLate = best is not null && Mode == PluginMode.Live && Now - asked.GetValueOrDefault(held.Key) >= TimeSpan.FromSeconds(5);
    if (!isBest && !isLate) { return; }
    var top = isBest ? mark : best!.Value;
    if (isBest) { State.Set(Name(held), mark); }
    var stop = top * (1 - (way * distance / 100));
    if ((mark - stop) * way <= 0 || (held.StopLoss is { } set && (stop - set) * way < top * 0.0005m)) { return; }
    asked[held.Key] = Now;
    await MoveStop(held, stop, $"{distance} % behind the best price {top}");
});

On<PositionClosed>(closed => { State.Remove(Name(closed.Position)); asked.Remove(closed.Position.Key); });
