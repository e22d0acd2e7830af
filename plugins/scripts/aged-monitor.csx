// The core of the aged monitor: warn, break-even, close. Instead of the DLL, never beside it.
Needs(Capabilities.MoveStops | Capabilities.Reduce);
var warnAfter = Setting("warnAfter", TimeSpan.FromHours(12));
var breakEvenAfter = Setting("breakEvenAfter", TimeSpan.FromHours(24));
var closeAfter = Setting("closeAfter", TimeSpan.Zero);
var feeCover = Setting("feeCoverPercent", 0.12m, min: 0m, max: 10m);
var oldest = TimeSpan.FromSeconds(30);
string Name(Position held) => $"warned/{held.Key}/{held.Side}/{held.OpenedAt.ToUnixTimeSeconds()}";

Every(TimeSpan.FromSeconds(1), async () =>
{
    foreach (var update in Positions.All())
    {
        var held = update.Position;
        var age = Now - held.OpenedAt;
        if (warnAfter > TimeSpan.Zero && age >= warnAfter && !State.Get<bool>(Name(held)))
        {
            State.Set(Name(held), true);
            Log.Warning($"{held.Key} is {age:d\\.hh\\:mm} old");
        }

        var isFresh = update.Freshness == Freshness.Fresh && update.MarkAge + (Now - update.Stamp.ReceivedAt) <= oldest;
        if (!isFresh || update.MarkPrice is not { } mark || held.EntryPrice is not { } entry) { continue; }
        var way = held.Side == Side.Buy ? 1 : -1;
        var even = entry * (1 + (way * feeCover / 100));
        if (closeAfter > TimeSpan.Zero && age >= closeAfter)
        {
            await Close(held, $"{age:d\\.hh\\:mm} old, closed after {closeAfter}");
        }
        else if (breakEvenAfter > TimeSpan.Zero && age >= breakEvenAfter && (mark - even) * way > mark * 0.0005m
            && (held.StopLoss is not { } set || (even - set) * way > mark * 0.0005m))
        {
            await MoveStop(held, even, $"{age:d\\.hh\\:mm} old, break-even plus {feeCover} % fees");
        }
    }
});

On<PositionClosed>(closed => State.Remove(Name(closed.Position)));
