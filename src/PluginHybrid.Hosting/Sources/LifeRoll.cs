namespace PluginHybrid.Hosting.Sources;

/// <summary>Who lived, without keeping him alive: host processes, and instances of plugins. For simulated days and fault scripts. Safe from several threads.</summary>
public sealed class LifeRoll
{
    private readonly Lock _gate = new();
    private readonly List<Entry> _all = [];
    private int _host;

    /// <summary>A host process begins; what is made from now on belongs to it.</summary>
    /// <param name="process">What must be gone when it is over; <c>null</c>: only its instances are looked at.</param>
    /// <param name="number">Counts the processes from 1.</param>
    public void Begins(object? process, int number)
    {
        lock (_gate)
        {
            _host = number;
        }

        if (process is not null)
        {
            Add("", process);
        }
    }

    /// <summary>A plugin has a new instance.</summary>
    /// <param name="plugin">Its id.</param>
    /// <param name="instance">The instance.</param>
    public void Add(string plugin, object instance)
    {
        lock (_gate)
        {
            _all.RemoveAll(static entry => !entry.Who.IsAlive);
            _all.Add(new Entry(plugin, _host, new WeakReference(instance)));
        }
    }

    /// <summary>Who is over and still in memory, in words, oldest first. Collects garbage when that looks so.</summary>
    /// <param name="isHostUp">True while the newest process lives: it keeps itself, and the newest instance of each plugin.</param>
    public IReadOnlyList<string> Left(bool isHostUp)
    {
        List<Entry> left;
        lock (_gate)
        {
            var mayStay = _all.Where(entry => isHostUp && entry.Host == _host).GroupBy(entry => entry.Plugin).Select(same => same.Last()).ToHashSet();
            left = [.. _all.Where(entry => !mayStay.Contains(entry))];
        }

        for (var more = 2; more > 0 && left.Exists(static entry => entry.Who.IsAlive); more--)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }

        return [.. left.Where(static entry => entry.Who.IsAlive).Select(static entry => entry.InWords)];
    }

    private sealed record Entry(string Plugin, int Host, WeakReference Who)
    {
        public string InWords => Plugin.Length == 0 ? FormattableString.Invariant($"host {Host}") : FormattableString.Invariant($"an instance of {Plugin} in host {Host}");
    }
}
