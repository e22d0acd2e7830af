// The core of the position manager: a stop for every leg, exposure in figures. Instead of the DLL, never beside it.
Needs(Capabilities.MoveStops);
var stopPercent = Setting("initialStop", 2m, min: 0.05m, max: 90m);
var grace = Setting("initialStopGrace", TimeSpan.FromSeconds(5));
var liquidationWarn = Setting("liquidationWarnPercent", 10m, min: 0m, max: 100m);
var nakedSince = new SortedDictionary<PositionKey, DateTimeOffset>();
var warned = new HashSet<PositionKey>();

Every(TimeSpan.FromSeconds(1), async () =>
{
    Metrics.Gauge("exposure", Positions.All().Sum(held => held.Position.Size * (held.MarkPrice ?? held.Position.EntryPrice ?? 0)));
    Metrics.Gauge("unrealised", Positions.All().Sum(held => held.UnrealisedPnl ?? 0));
    foreach (var update in Positions.All())
    {
        var held = update.Position;
        if (update is not { MarkPrice: { } mark, Freshness: Freshness.Fresh }) { continue; }
        var way = held.Side == Side.Buy ? 1 : -1;
        var away = held.LiquidationPrice is { } end ? (mark - end) * way / mark * 100 : 100;
        if (away > liquidationWarn + 1) { warned.Remove(held.Key); }
        if (away <= liquidationWarn && warned.Add(held.Key)) { Log.Warning($"{held.Key} liquidation is {away:0.0} % away"); }
        if (held.StopLoss is not null) { nakedSince.Remove(held.Key); continue; }
        nakedSince.TryAdd(held.Key, Now);
        var stop = (held.EntryPrice ?? mark) * (1 - (way * stopPercent / 100));
        stop = (mark - stop) * way > 0 ? stop : mark * (1 - (way * stopPercent / 100));
        if (Now - nakedSince[held.Key] < grace) { continue; }
        nakedSince[held.Key] = Now + TimeSpan.FromSeconds(15) - grace; // the next try after a refusal
        await MoveStop(held, stop, $"no stop for {grace}: {stopPercent} %");
    }
});

On<PositionClosed>(closed => { nakedSince.Remove(closed.Position.Key); warned.Remove(closed.Position.Key); });
