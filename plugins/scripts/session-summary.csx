// One line now and then, and at the end: what this session opened, closed, paid and made.
var every = Setting("every", TimeSpan.FromMinutes(30));
var (opened, closed, wins, fills) = (0, 0, 0, 0);
var (result, fees) = (0m, 0m);

void Tell(string when) => Log.Information(
    $"{when}: {opened} opened, {closed} closed ({wins} with profit), {fills} fills, fees {fees:0.00}, result {result:0.00}, {Positions.Count} open");

On<PositionOpened>(_ => { opened++; });
On<PositionClosed>(e =>
{
    closed++;
    wins += e.RealisedPnl > 0 ? 1 : 0;
    result += e.RealisedPnl ?? 0;
    Metrics.Gauge("result", result);
});
On<Execution>(e =>
{
    fills += e.IsTrade ? 1 : 0;
    fees += e.Fee ?? 0;
});
if (every > TimeSpan.Zero) { Every(every, () => Tell("so far")); }
OnStop(_ => Tell("at the end"));
