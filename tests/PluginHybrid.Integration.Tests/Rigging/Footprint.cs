using System.Diagnostics;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>What the process holds: threads, timers, handles, managed bytes.</summary>
/// <param name="Threads">Of the operating system.</param>
/// <param name="Timers">Timers that are armed.</param>
/// <param name="Handles">Sockets and files.</param>
/// <param name="ManagedBytes">After a full collection.</param>
public sealed record Footprint(int Threads, long Timers, int Handles, long ManagedBytes)
{
    public static Footprint Take()
    {
        for (var round = 0; round < 3; round++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var process = Process.GetCurrentProcess();
        return new Footprint(process.Threads.Count, Timer.ActiveCount, process.HandleCount, GC.GetTotalMemory(forceFullCollection: true));
    }

    /// <summary>True when nothing grew by more than a pool or two may breathe.</summary>
    public bool IsBackAt(Footprint before) =>
        Threads <= before.Threads + 8 && Timers <= before.Timers + 6 && Handles <= before.Handles + 12;

    /// <summary>Growth of managed memory in percent.</summary>
    public double GrowthSince(Footprint before) => 100.0 * (ManagedBytes - before.ManagedBytes) / before.ManagedBytes;
}
