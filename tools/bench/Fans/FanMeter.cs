using System.Diagnostics;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Fans;

/// <summary>The handler of one plugin: how long each event took from publishing. The event's input number is the time it was published.</summary>
/// <param name="most">Events that are kept.</param>
internal sealed class FanMeter(int most)
{
    private readonly long[] _delays = GC.AllocateArray<long>(most, pinned: true);
    private int _count;
    private long _last;

    /// <summary>Sequence of the newest event handled.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Delays so far, in tenths of a microsecond.</summary>
    public ReadOnlySpan<long> Delays => _delays.AsSpan(0, Math.Min(_count, most));

    public void Forget() => _count = 0;

    public void Take(in PositionUpdate update)
    {
        if (_count < most)
        {
            _delays[_count++] = Stopwatch.GetElapsedTime(update.Stamp.Input).Ticks;
        }

        Volatile.Write(ref _last, update.Stamp.Sequence);
    }
}
