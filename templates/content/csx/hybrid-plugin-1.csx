// Tells when a position is up by the set percentage, once per position. Settings: hybrid-plugin-1.yaml beside this file.
var percent = Setting("percent", 5m, min: 0.1m, max: 100m);
var told = new HashSet<PositionKey>();

OnUpdate(update =>
{
    if (update.ProfitPercent >= percent && told.Add(update.Position.Key))
    {
        Log.Alert($"{update.Position.Key} is {update.ProfitPercent:0.0} % up");
    }
});

On<PositionClosed>(closed => told.Remove(closed.Position.Key));
