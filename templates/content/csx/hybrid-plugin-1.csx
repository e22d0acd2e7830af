#load ".hybrid.csx"
// Tells, once per position, when it is up by the set percentage. Settings: hybrid-plugin-1.yaml beside this file.
// The first line is for editors (hybrid ide writes that file); the host reads it as empty.

var percent = Setting("percent", 2m, min: 0.1m, max: 1000m);
var told = new HashSet<PositionKey>();

OnUpdate(update =>
{
    if (update.ProfitPercent >= percent && told.Add(update.Position.Key))
    {
        Log.Alert($"{update.Position.Key} is {update.ProfitPercent:0.00} % up");
    }
});

On<PositionClosed>(closed => told.Remove(closed.Position.Key));
