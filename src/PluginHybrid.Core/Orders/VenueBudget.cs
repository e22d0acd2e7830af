namespace PluginHybrid.Core.Orders;

/// <summary>One endpoint's places in any second. Some are kept for what protects.</summary>
/// <param name="perSecond">The venue's limit.</param>
/// <param name="kept">Places that only protection may take.</param>
internal sealed class VenueBudget(int perSecond, int kept)
{
    // A second and a little: requests bunch up on their way, and it is the venue's second that counts.
    private static readonly TimeSpan Window = TimeSpan.FromMilliseconds(1050);

    private readonly Queue<DateTimeOffset> _taken = new();
    private DateTimeOffset _restsUntil = DateTimeOffset.MinValue;

    /// <summary>When the next place is free; not after <paramref name="now"/>: now.</summary>
    /// <param name="now">Time of the input.</param>
    /// <param name="protects">True for tighter stops, reductions and closes.</param>
    public DateTimeOffset FreeAt(DateTimeOffset now, bool protects)
    {
        while (_taken.TryPeek(out var oldest) && oldest + Window <= now)
        {
            _taken.Dequeue();
        }

        var places = protects ? perSecond : perSecond - kept;
        var free = _taken.Count < places ? now : _taken.ElementAt(_taken.Count - places) + Window;
        return free > _restsUntil ? free : _restsUntil;
    }

    /// <summary>Takes a place.</summary>
    /// <param name="now">Time of the input.</param>
    public void Take(DateTimeOffset now) => _taken.Enqueue(now);

    /// <summary>The venue said: not before.</summary>
    /// <param name="then">On the host's clock.</param>
    public void RestUntil(DateTimeOffset then) => _restsUntil = then > _restsUntil ? then : _restsUntil;
}
