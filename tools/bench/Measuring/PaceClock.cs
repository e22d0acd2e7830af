using System.Diagnostics;
using PluginHybrid.Bench.Frames;

namespace PluginHybrid.Bench.Measuring;

/// <summary>The clock of a paced run, shared by sender and receiver: the machine's monotonic one, since an agreed moment.</summary>
/// <remarks>It counts in tenths of a microsecond and fits the thirteen digits of <c>ts</c>, so that a stamped frame looks like any other.</remarks>
/// <param name="epoch">Stopwatch ticks of the agreed moment.</param>
internal sealed class PaceClock(long epoch)
{
    public const int UnitsPerMicrosecond = 10;

    public long Epoch { get; } = epoch;

    /// <summary>Now, as a value of <c>ts</c>.</summary>
    public long Now => FrameRing.FirstVenueTime + Stopwatch.GetElapsedTime(Epoch).Ticks;
}
