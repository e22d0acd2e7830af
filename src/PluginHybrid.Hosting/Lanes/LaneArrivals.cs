using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Counts what comes to the lanes of one plugin: a turn's place among it says, to a replay, what had come when it began.</summary>
/// <remarks>Guarded by the lane's lock. Goes on over the plugin's lanes.</remarks>
internal sealed class LaneArrivals
{
    private long _count;
    private long _input;
    private long _newest;
    private bool _isEvent;

    /// <summary>All that came so far.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>Something without a place in the stream came.</summary>
    public LanePlace Add()
    {
        _count++;
        _isEvent = false;
        return Now;
    }

    /// <summary>Something that came when this was recorded does not come now: its place stays empty.</summary>
    public void Skip() => _count++;

    /// <summary>An event came.</summary>
    public void Add(in EventStamp stamp)
    {
        _count++;
        _isEvent = true;
        _newest = Math.Max(stamp.Sequence, _newest);
        _input = Math.Max(stamp.Input, _input);
    }

    /// <summary>What has come by now.</summary>
    public LanePlace Now => new(_count, _input, _newest);

    /// <summary>True when nothing came after an event.</summary>
    public bool EndWith(in EventStamp stamp) => _isEvent && _newest == stamp.Sequence;
}

/// <summary>A moment of a lane.</summary>
/// <param name="Arrivals">All that had come.</param>
/// <param name="Input">Newest input that had brought something.</param>
/// <param name="Sequence">Newest event that had come.</param>
internal readonly record struct LanePlace(long Arrivals, long Input, long Sequence);
