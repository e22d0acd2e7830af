using System.Globalization;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>The execution context of a thread on which nobody has set anything: what plugin code starts from and leaves behind.</summary>
/// <remarks>A culture set by code travels in it: so it holds the invariant one, and no plugin finds that of another.</remarks>
internal static class CleanContext
{
    private static readonly ExecutionContext Empty = Capture();

    /// <summary>Takes away what the present thread carries.</summary>
    public static void Restore() => ExecutionContext.Restore(Empty);

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
