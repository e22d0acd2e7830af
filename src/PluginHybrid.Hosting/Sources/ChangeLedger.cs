namespace PluginHybrid.Hosting.Sources;

/// <summary>Decides from one look to the next what to tell: a state is believed once two looks in a row saw the same.</summary>
/// <remarks>So a file that is still being written, or is away for the moment of a rename, is not told.</remarks>
internal sealed class ChangeLedger
{
    private readonly SortedDictionary<string, PluginCandidate> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PluginCandidate?> _seenOnce = new(StringComparer.Ordinal);

    /// <summary>True when something waits for a second look.</summary>
    public bool IsUnsure => _seenOnce.Count > 0;

    /// <summary>Takes what is there as known, without telling.</summary>
    /// <param name="candidates">What the host starts with.</param>
    public void Begin(IReadOnlyList<PluginCandidate> candidates)
    {
        _told.Clear();
        _seenOnce.Clear();
        foreach (var candidate in candidates) _told[candidate.Id] = candidate;
    }

    /// <summary>Compares a look with what was told; changes in the order of ids. Of what is blocked nothing is told.</summary>
    /// <param name="scan">What is there.</param>
    public IReadOnlyList<SourceChange> Look(CatalogScan scan)
    {
        var now = scan.Candidates.ToDictionary(candidate => candidate.Id, StringComparer.Ordinal);
        var changes = new List<SourceChange>();
        foreach (var id in _told.Keys.Union(now.Keys).Union(_seenOnce.Keys).Order(StringComparer.Ordinal).ToArray())
        {
            var (told, found) = (_told.GetValueOrDefault(id), now.GetValueOrDefault(id));
            if (told == found || scan.IsBlocked(id, told)) _seenOnce.Remove(id);
            else if (_seenOnce.TryGetValue(id, out var before) && before == found) changes.AddRange(Tell(id, told, found));
            else _seenOnce[id] = found;
        }

        return changes;
    }

    private SourceChange[] Tell(string id, PluginCandidate? told, PluginCandidate? found)
    {
        _seenOnce.Remove(id);
        if (found is null)
        {
            _told.Remove(id);
            return [new SourceChange(SourceChangeKind.Removed, told!)];
        }

        _told[id] = found;
        if (told is not null && told.Path != found.Path)
        {
            // Another form has taken its place: a slot goes by its file.
            return [new SourceChange(SourceChangeKind.Removed, told), new SourceChange(SourceChangeKind.Added, found)];
        }

        return [new SourceChange(told is null ? SourceChangeKind.Added : SourceChangeKind.Changed, found)];
    }
}
