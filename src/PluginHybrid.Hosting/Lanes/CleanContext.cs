namespace PluginHybrid.Hosting.Lanes;

/// <summary>The execution context of a thread on which nobody has set anything: what plugin code starts from and leaves behind.</summary>
internal static class CleanContext
{
    private static readonly ExecutionContext Empty = Capture();

    /// <summary>Takes away what the present thread carries.</summary>
    public static void Restore() => ExecutionContext.Restore(Empty);

    private static ExecutionContext Capture()
    {
        ExecutionContext? captured = null;
        var thread = new Thread(() => captured = ExecutionContext.Capture());
        thread.UnsafeStart();
        thread.Join();
        return captured!;
    }
}
