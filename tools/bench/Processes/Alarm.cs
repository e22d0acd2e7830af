using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PluginHybrid.Bench.Processes;

/// <summary>Waits for evenly spaced moments, to a few microseconds: sleeps in the kernel, then spins the rest.</summary>
/// <remarks>Without Linux's fine sleep it only spins, which costs a core but keeps the pace.</remarks>
internal sealed partial class Alarm
{
    private const long NanosecondsPerSecond = 1_000_000_000;
    private const long SpinNanoseconds = 25_000;
    private const int SetTimerSlack = 29;

    private readonly long _start = Stopwatch.GetTimestamp();
    private readonly double _interval;

    public Alarm(int perSecond)
    {
        _interval = (double)NanosecondsPerSecond / perSecond;
        if (OperatingSystem.IsLinux())
        {
            // The kernel's default slack of 50 µs would be half of the pace of 10,000 per second.
            _ = ProcessControl(SetTimerSlack, 1, 0, 0, 0);
        }
    }

    private long Elapsed => Stopwatch.GetElapsedTime(_start).Ticks * 100;

    /// <summary>Waits for the moment of a message.</summary>
    /// <param name="number">From 1.</param>
    public void WaitFor(long number)
    {
        var due = (long)(number * _interval);
        var left = due - Elapsed;
        if (left > SpinNanoseconds && OperatingSystem.IsLinux())
        {
            var wait = new Timespec(left - SpinNanoseconds);
            _ = Sleep(wait, 0);
        }

        while (Elapsed < due)
        {
            Thread.SpinWait(10);
        }
    }

    [LibraryImport("libc", EntryPoint = "nanosleep")]
    private static partial int Sleep(in Timespec wait, nint left);

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int ProcessControl(int option, nuint value, nuint third, nuint fourth, nuint fifth);

    private readonly struct Timespec(long nanoseconds)
    {
        public readonly long Seconds = nanoseconds / NanosecondsPerSecond;
        public readonly long Nanoseconds = nanoseconds % NanosecondsPerSecond;
    }
}
