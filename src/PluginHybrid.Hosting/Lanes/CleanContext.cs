using System.Globalization;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>The context of a thread on which nobody has set anything: what plugin code starts from and leaves behind.</summary>
/// <remarks>
/// A culture set by code travels in it: so it holds the invariant one, and no plugin finds that of another. It has no synchronization
/// context: on a thread that still bears a lane's, what is awaited would go on on the pool, and a host driven inline with it.
/// </remarks>
internal static class CleanContext
{
    private static readonly ExecutionContext Empty = Capture();

    /// <summary>Takes away what the present thread carries.</summary>
    public static void Restore()
    {
        SynchronizationContext.SetSynchronizationContext(null);
        ExecutionContext.Restore(Empty);
    }

    private static ExecutionContext Capture()
    {
        ExecutionContext? captured = null;
        var thread = new Thread(() =>
        {
            CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
            CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
            captured = ExecutionContext.Capture();
        });
        thread.UnsafeStart();
        thread.Join();
        return captured!;
    }
}
