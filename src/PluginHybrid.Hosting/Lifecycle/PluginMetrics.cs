using PluginHybrid.Sdk.Reporting;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A plugin's own figures, over all its instances. Beyond a hundred names new ones are not kept.</summary>
internal sealed class PluginMetrics : IMetrics
{
    private const int Most = 100;

    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, long> _counters = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> _gauges = new(StringComparer.Ordinal);

    /// <summary>Counters by name.</summary>
    public IReadOnlyDictionary<string, long> Counters
    {
        get
        {
            lock (_gate)
            {
                return new SortedDictionary<string, long>(_counters, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Gauges by name.</summary>
    public IReadOnlyDictionary<string, decimal> Gauges
    {
        get
        {
            lock (_gate)
            {
                return new SortedDictionary<string, decimal>(_gauges, StringComparer.Ordinal);
            }
        }
    }

    /// <inheritdoc />
    public void Count(string name, long by = 1)
    {
        lock (_gate)
        {
            if (HasRoom(_counters.ContainsKey(name)))
            {
                _counters[name] = _counters.GetValueOrDefault(name) + by;
            }
        }
    }

    /// <inheritdoc />
    public void Gauge(string name, decimal value)
    {
        lock (_gate)
        {
            if (HasRoom(_gauges.ContainsKey(name)))
            {
                _gauges[name] = value;
            }
        }
    }

    private bool HasRoom(bool isKnown) => isKnown || _counters.Count + _gauges.Count < Most;
}
