// The host's own timer, and a callback that throws whenever it is due.
Every(TimeSpan.FromMilliseconds(10), () =>
{
    throw new InvalidOperationException("thrown when due");
});
