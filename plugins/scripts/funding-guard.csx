// Shortly before funding: warns when the rate is against a position, and makes it smaller where told to. Once per settlement.
Needs(Capabilities.Reduce);
var before = Setting("before", TimeSpan.FromMinutes(10));
var worst = Setting("ratePercent", 0.05m, min: 0m, max: 5m);
var reduce = Setting("reduceFraction", 0m, min: 0m, max: 0.99m);

On<PositionOpened>(opened => Tickers.Watch(opened.Position.Key.Symbol));
Every(TimeSpan.FromSeconds(5), async () =>
{
    foreach (var update in Positions.All())
    {
        var held = update.Position;
        if (!Tickers.TryGet(held.Key.Symbol, out var ticker) || ticker is not { FundingRate: { } rate, NextFundingAt: { } at }) { continue; }
        var pays = (held.Side == Side.Buy ? rate : -rate) * 100;
        var name = $"told/{held.Key}";
        if (pays < worst || at - Now > before || at <= Now || State.Get<DateTimeOffset?>(name) == at) { continue; }
        State.Set(name, at);
        var why = $"pays {pays:0.####} % funding at {at:HH:mm} UTC";
        Log.Warning($"{held.Key} {why}");
        if (reduce > 0 && update.Freshness == Freshness.Fresh) { await Reduce(held, held.Size * reduce, why); }
    }
});

On<PositionClosed>(closed => State.Remove($"told/{closed.Position.Key}"));
