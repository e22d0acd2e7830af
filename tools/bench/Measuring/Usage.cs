using System.Diagnostics;

namespace PluginHybrid.Bench.Measuring;

/// <summary>What this process has used so far: time, processor, memory, collections.</summary>
/// <param name="Stamp">Stopwatch ticks.</param>
/// <param name="Cpu">Processor time, user and kernel, of all threads.</param>
/// <param name="Allocated">Bytes ever allocated on the managed heap.</param>
/// <param name="Collections">Garbage collections of any generation.</param>
internal readonly record struct Usage(long Stamp, TimeSpan Cpu, long Allocated, int Collections)
{
    /// <summary>Looks before what is measured: clocks last, so that looking at the heap is not counted.</summary>
    public static Usage Begin()
    {
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var collections = GC.CollectionCount(0);
        var cpu = Environment.CpuUsage.TotalTime;
        return new Usage(Stopwatch.GetTimestamp(), cpu, allocated, collections);
    }

    /// <summary>Looks after what is measured: clocks first.</summary>
    public static Usage End()
    {
        var stamp = Stopwatch.GetTimestamp();
        var cpu = Environment.CpuUsage.TotalTime;
        return new Usage(stamp, cpu, GC.GetTotalAllocatedBytes(precise: true), GC.CollectionCount(0));
    }

    /// <summary>What was used between two looks, per message.</summary>
    public static Window Between(in Usage from, in Usage to, long messages) => new(
        messages,
        Stopwatch.GetElapsedTime(from.Stamp, to.Stamp).TotalSeconds,
        (to.Cpu - from.Cpu).TotalMicroseconds / messages,
        (double)(to.Allocated - from.Allocated) / messages,
        to.Collections - from.Collections);
}
