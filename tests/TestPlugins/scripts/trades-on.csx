// Sleeps until its turn is given up, and then asks for a stop all the same.
Needs(Capabilities.MoveStops);
OnUpdate(update =>
{
    try { Thread.Sleep(TimeSpan.FromHours(1)); }
    catch (ThreadInterruptedException)
    {
        _ = MoveStop(update.Position, 1, "from beyond");
        Metrics.Count("tried");
    }
});
