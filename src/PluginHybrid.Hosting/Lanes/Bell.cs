using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>What one thread sleeps on and others wake it by. A ring before the sleep is not lost; several are one.</summary>
/// <remarks>On Linux an <c>eventfd</c>: one system call to wake, and the woken thread takes no lock. With ten lanes on two
/// cores that is what the slowest per cent of ticks waits for. Elsewhere a monitor.</remarks>
internal sealed partial class Bell
{
    private const int CloseOnExec = 0x80000;
    private static readonly byte[] One = BitConverter.GetBytes(1UL);

    private readonly byte[] _count = new byte[sizeof(ulong)];
    private readonly SafeFileHandle? _event = OperatingSystem.IsLinux() ? Make() : null;
    private readonly object _monitor = new();
    private int _hasRung;

    /// <summary>Wakes the sleeper, or keeps the next one from sleeping. From any thread; allocates nothing.</summary>
    public void Ring()
    {
        if (Interlocked.Exchange(ref _hasRung, 1) == 1)
        {
            return;
        }

        if (_event is { } opened)
        {
            Write(opened);
            return;
        }

        lock (_monitor)
        {
            Monitor.Pulse(_monitor);
        }
    }

    /// <summary>Sleeps until it rings. Only one thread may.</summary>
    public void Wait()
    {
        while (Interlocked.Exchange(ref _hasRung, 0) == 0)
        {
            if (_event is { } opened)
            {
                // Comes back early when an old ring is still counted, or a signal came: then it looks again.
                _ = Read(opened, _count, sizeof(ulong));
                continue;
            }

            lock (_monitor)
            {
                if (Volatile.Read(ref _hasRung) == 0)
                {
                    Monitor.Wait(_monitor);
                }
            }
        }
    }

    /// <summary>Its sleeper has ended; later rings are heard by nobody.</summary>
    public void Close() => _event?.Dispose();

    private static void Write(SafeFileHandle opened)
    {
        try
        {
            _ = Write(opened, One, sizeof(ulong));
        }
        catch (ObjectDisposedException)
        {
            // Whoever slept here has ended.
        }
    }

    private static SafeFileHandle? Make()
    {
        var made = MakeEvent(0, CloseOnExec);
        return made < 0 ? null : new SafeFileHandle(made, ownsHandle: true);
    }

    [LibraryImport("libc", EntryPoint = "eventfd")]
    private static partial int MakeEvent(uint first, int flags);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(SafeFileHandle from, [Out] byte[] to, nuint bytes);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(SafeFileHandle to, [In] byte[] from, nuint bytes);
}
