// Thinks for 300 ms about every price: keeps its lane for a tenth of it, and awaits the rest. Prices replace one another
// meanwhile, and nobody else waits for it.
Needs(Capabilities.MoveStops);
var thinkFor = Setting("thinkFor", 300, min: 10, max: 2000);
var percent = Setting("percent", 2m, min: 0.1m, max: 50m);
var thoughts = 0;

OnUpdate(async update =>
{
    thoughts++;
    System.Threading.Thread.Sleep(thinkFor / 10);
    await System.Threading.Tasks.Task.Delay(TimeSpan.FromMilliseconds(thinkFor - (thinkFor / 10)), Host.Clock);
    if (update.MarkPrice is { } mark && thoughts % 8 == 0)
    {
        await MoveStop(update.Position, Math.Round(mark * (1 - (percent / 100)), 1), $"thought {thoughts} times about {update.Position.Key}");
    }
});
