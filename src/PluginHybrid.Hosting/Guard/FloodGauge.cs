namespace PluginHybrid.Hosting.Guard;

/// <summary>Counts commands in windows of one second.</summary>
/// <param name="perSecond">What passes in one.</param>
internal sealed class FloodGauge(int perSecond)
{
    private DateTimeOffset _since = DateTimeOffset.MinValue;
    private int _count;

    /// <summary>Counts one more.</summary>
    /// <param name="now">The host's clock.</param>
    /// <param name="isFirst">True for the first of its window that does not pass.</param>
    public bool Passes(DateTimeOffset now, out bool isFirst)
    {
        if (now - _since >= TimeSpan.FromSeconds(1))
        {
            (_since, _count) = (now, 0);
        }

        _count++;
        isFirst = _count == perSecond + 1;
        return _count <= perSecond;
    }
}
