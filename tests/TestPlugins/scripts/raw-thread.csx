// Throws on a thread of its own, where no host could catch it.
OnUpdate(update =>
{
    var own = new Thread(() => throw new InvalidOperationException("thrown on a thread of its own"));
    own.Start();
});
