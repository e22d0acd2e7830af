using System.Diagnostics;

namespace PluginHybrid.Testing;

/// <summary>What this process holds at one moment: the things a leak would show in.</summary>
/// <param name="ManagedBytes">Live managed memory, after a full collection.</param>
/// <param name="Threads">Threads of the system, without the pool's: those come and go with the load.</param>
/// <param name="Timers">Active timers.</param>
/// <param name="Handles">Open sockets, pipes and events where the system tells them apart; else handles of any kind.</param>
public sealed record Footprint(long ManagedBytes, int Threads, long Timers, int Handles)
{
    private const string OpenFiles = "/proc/self/fd";

    private static readonly string[] Lasting = ["socket:", "pipe:", "anon_inode:"];

    /// <summary>Looks now. Collects twice, so that what only waits for its finalizer is not counted.</summary>
    public static Footprint Now()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        using var self = Process.GetCurrentProcess();
        var handles = Directory.Exists(OpenFiles) ? CountOpenFiles() : self.HandleCount;

        // GetTotalMemory counts what threads have set aside to allocate from, and has been seen below zero.
        var heap = GC.GetGCMemoryInfo(GCKind.FullBlocking);
        return new Footprint(heap.HeapSizeBytes - heap.FragmentedBytes, self.Threads.Count - ThreadPool.ThreadCount, Timer.ActiveCount, handles);
    }

    /// <summary>Whether nothing was left behind since an earlier look; memory is judged by <see cref="GrowthSince"/>.</summary>
    /// <param name="before">The earlier look.</param>
    /// <param name="threadsMore">Threads the runtime may have started meanwhile: its compiler's worker, its gate keeper.</param>
    public bool IsBackTo(Footprint before, int threadsMore = 2) =>
        Threads <= before.Threads + threadsMore && Timers <= before.Timers && Handles <= before.Handles;

    /// <summary>Growth of managed memory since an earlier look: 0.02 is two per cent.</summary>
    /// <param name="before">The earlier look.</param>
    public double GrowthSince(Footprint before) => ((double)ManagedBytes / before.ManagedBytes) - 1;

    /// <inheritdoc />
    public override string ToString() => $"{ManagedBytes / 1024.0:0} KiB managed, {Threads} threads, {Timers} timers, {Handles} handles";

    // What has a path is a library the runtime has mapped: their number grows with what was ever used, without a leak.
    private static int CountOpenFiles() => Directory.EnumerateFileSystemEntries(OpenFiles)
        .Select(entry => new FileInfo(entry).LinkTarget ?? "")
        .Count(target => Lasting.Any(kind => target.StartsWith(kind, StringComparison.Ordinal)));
}
