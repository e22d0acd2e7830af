using System.Diagnostics;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench.Fans;

/// <summary>The handler of one plugin: how long each event took from publishing. The event's input number is the time it was published.</summary>
/// <param name="most">Events that are kept.</param>
internal sealed class FanMeter(int most)
{
    private readonly long[] _delays = GC.AllocateArray<long>(most, pinned: true);
    private long _last;

    /// <summary>Sequence of the newest event handled.</summary>
    public long Last => Volatile.Read(ref _last);

    /// <summary>Delays so far, in tenths of a microsecond.</summary>
    public ReadOnlySpan<long> Delays => _delays.AsSpan(0, Math.Min(Count, most));

    /// <summary>Events handled since <see cref="Forget"/>.</summary>
    public int Count { get; private set; }

    public void Forget() => Count = 0;

    public void Take(in PositionUpdate update)
    {
        if (Count < most)
        {
            _delays[Count] = Stopwatch.GetElapsedTime(update.Stamp.Input).Ticks;
        }

        Count++;
        // A lane hands out the legs in the order in which they began to wait, so the newest event may not come last.
        Volatile.Write(ref _last, Math.Max(_last, update.Stamp.Sequence));
    }
}
