// Throws on a thread of the pool, once per price.
OnUpdate(update =>
{
    ThreadPool.QueueUserWorkItem(_ => throw new InvalidOperationException("thrown in the pool"));
});
