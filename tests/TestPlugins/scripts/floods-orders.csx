// A thousand stops per price, each a little tighter, none awaited.
Needs(Capabilities.MoveStops);
OnUpdate(update =>
{
    for (var i = 0; i < 1000 && update.MarkPrice is { } mark; i++)
    {
        _ = MoveStop(update.Position, mark * (0.9m + i * 0.00001m), $"stop {i}");
    }
});
