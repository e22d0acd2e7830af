namespace PluginHybrid.Replay.Divergences;

/// <summary>Keeps where a replay parts from its recording, in the order in which it was seen.</summary>
internal sealed class DivergenceBook
{
    // Once a run has parted, everything after may differ: the first ones say why. One kind must not crowd out the others.
    private const int KeptOfKind = 1000;

    private readonly List<Divergence> _found = [];
    private readonly Dictionary<DivergenceKind, int> _kept = [];

    /// <summary>Record that is being played.</summary>
    public long Record { get; set; }

    /// <summary>Its time since the recording's first moment.</summary>
    public TimeSpan At { get; set; }

    /// <summary>All of them, the ones not kept included.</summary>
    public long Count { get; private set; }

    /// <summary>The first thousand of each kind.</summary>
    public IReadOnlyList<Divergence> Found => _found;

    /// <summary>Writes one down at the record that is being played.</summary>
    public void Add(DivergenceKind kind, string what, string recorded = "", string replayed = "") =>
        AddAt(new Divergence(kind, Record, At, what) { Recorded = recorded, Replayed = replayed });

    /// <summary>Writes one down at another record.</summary>
    public void AddAt(Divergence divergence)
    {
        Count++;
        var kept = _kept.GetValueOrDefault(divergence.Kind);
        if (kept < KeptOfKind)
        {
            _kept[divergence.Kind] = kept + 1;
            _found.Add(divergence);
        }
    }
}
