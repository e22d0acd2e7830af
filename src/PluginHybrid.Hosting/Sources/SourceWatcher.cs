namespace PluginHybrid.Hosting.Sources;

/// <summary>Tells changes of plugin files: each once, with its final content, whichever way the file was written.</summary>
/// <remarks>
/// The file system's notices are hints only. After a pause of 150 ms without one the folders are looked at; what differs is
/// looked at again 150 ms later, and told when it is still the same. Every 5 s is looked at without a hint.
/// </remarks>
public sealed class SourceWatcher : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);
    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    private readonly PluginCatalog _catalog;
    private readonly Action<SourceChange> _tell;
    private readonly Action<SourceProblem>? _complain;
    private readonly Lock _lock = new();
    private readonly ChangeLedger _ledger = new();
    private readonly Dictionary<string, FileSystemWatcher> _hints = new(StringComparer.Ordinal);
    private readonly ITimer _settled;
    private readonly ITimer _poll;
    private HashSet<SourceProblem> _complained = [];
    private bool _disposed;

    /// <summary>Watches nothing yet; see <see cref="Start"/>.</summary>
    /// <param name="catalog">Looks into the folders.</param>
    /// <param name="tell">Called for each change, one at a time, on a thread of the pool; must not throw.</param>
    /// <param name="time">Pauses and polls.</param>
    /// <param name="complain">Called like <paramref name="tell"/> for each problem that the look before did not have; those of the start are returned there.</param>
    public SourceWatcher(PluginCatalog catalog, Action<SourceChange> tell, TimeProvider time, Action<SourceProblem>? complain = null)
    {
        (_catalog, _tell, _complain) = (catalog, tell, complain);
        _settled = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _poll = time.CreateTimer(_ => Look(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Takes what is there as known and begins to watch.</summary>
    /// <returns>What is there: for the host to load.</returns>
    public CatalogScan Start()
    {
        lock (_lock)
        {
            Listen();
            var scan = _catalog.Scan();
            _ledger.Begin(scan.Candidates);
            _complained = [.. scan.Problems];
            _poll.Change(Poll, Poll);
            return scan;
        }
    }

    /// <summary>Something may have changed: look after the pause.</summary>
    public void Hint()
    {
        if (!Volatile.Read(ref _disposed)) _settled.Change(Pause, Timeout.InfiniteTimeSpan);
    }

    /// <inheritdoc />
    public void Dispose()
    {
        lock (_lock)
        {
            Volatile.Write(ref _disposed, true);
            _settled.Dispose();
            _poll.Dispose();
            foreach (var hint in _hints.Values) hint.Dispose();
            _hints.Clear();
        }
    }

    private void Look()
    {
        lock (_lock)
        {
            if (_disposed) return;
            Listen();
            var scan = _catalog.Scan();
            foreach (var problem in scan.Problems.Where(problem => !_complained.Contains(problem))) _complain?.Invoke(problem);
            _complained = [.. scan.Problems];
            foreach (var change in _ledger.Look(scan)) _tell(change);
            if (_ledger.IsUnsure) Hint();
        }
    }

    // A folder may appear late, or be moved away and back: then the watcher of before hears nothing more.
    private void Listen()
    {
        foreach (var folder in _catalog.WatchedFolders)
        {
            var there = Directory.Exists(folder);
            if (there == _hints.ContainsKey(folder)) continue;
            if (there && Watch(folder) is { } hint) _hints[folder] = hint;
            else if (_hints.Remove(folder, out var gone)) gone.Dispose();
        }
    }

    // Out of notices (the system counts them per user), or the folder went away just now: the poll finds the changes all the same.
    private FileSystemWatcher? Watch(string folder)
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(folder);
            Begin(watcher);
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or ArgumentException)
        {
            watcher?.Dispose();
            return null;
        }
    }

    private void Begin(FileSystemWatcher watcher)
    {
        watcher.IncludeSubdirectories = true;
        watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size;
        watcher.InternalBufferSize = 64 * 1024;
        watcher.Changed += (_, _) => Hint();
        watcher.Created += (_, _) => Hint();
        watcher.Renamed += (_, _) => Hint();
        watcher.Deleted += (_, _) => Hint();
        watcher.Error += (_, _) => Hint();
        watcher.EnableRaisingEvents = true;
    }
}
