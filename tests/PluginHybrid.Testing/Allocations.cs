namespace PluginHybrid.Testing;

/// <summary>Measures what work allocates on its thread, without what the runtime adds now and then.</summary>
public static class Allocations
{
    private const int RoundsMax = 50;

    /// <summary>
    /// The least that a round allocated, in bytes. What the work itself allocates, it allocates in every round; a compiler that
    /// replaces a method under way, or a profiler, does so in few.
    /// </summary>
    /// <param name="round">The work, the same each time; it has run before, so that everything is compiled.</param>
    public static long Least(Action round)
    {
        ArgumentNullException.ThrowIfNull(round);
        var least = long.MaxValue;
        for (var i = 0; i < RoundsMax && least > 0; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            round();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
