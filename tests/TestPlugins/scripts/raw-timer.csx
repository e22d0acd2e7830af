// A timer of the runtime, not of the host, whose callback throws.
OnUpdate(update =>
{
    var own = new Timer(_ => throw new InvalidOperationException("thrown by a timer of its own"), null, 1, Timeout.Infinite);
});
