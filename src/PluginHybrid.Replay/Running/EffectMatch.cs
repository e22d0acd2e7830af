using PluginHybrid.Replay.Divergences;

namespace PluginHybrid.Replay.Running;

/// <summary>Compares what a session asks of the world with what was recorded after the same input.</summary>
/// <param name="divergences">Told of what is not the same.</param>
internal sealed class EffectMatch(DivergenceBook divergences)
{
    private readonly List<string> _asked = [];

    /// <summary>The session asks for something.</summary>
    /// <param name="what">Its <see cref="EffectText"/>.</param>
    public void Ask(string what) => _asked.Add(what);

    /// <summary>An effect was recorded here.</summary>
    /// <param name="recorded">Its text.</param>
    public void Expect(string recorded)
    {
        var place = _asked.IndexOf(recorded);
        if (place >= 0)
        {
            _asked.RemoveAt(place);
            if (place > 0)
            {
                divergences.Add(DivergenceKind.Differs, "the session asked in another order", recorded, _asked[0]);
            }

            return;
        }

        var other = _asked.FirstOrDefault(asked => KindOf(asked) == KindOf(recorded));
        if (other is null)
        {
            divergences.Add(DivergenceKind.NotDone, $"the session did not {KindOf(recorded)}", recorded);
            return;
        }

        _asked.Remove(other);
        divergences.Add(DivergenceKind.Differs, $"the session asked for another {KindOf(recorded)}", recorded, other);
    }

    /// <summary>The next input is there: what was asked and not recorded is told.</summary>
    public void EndInput()
    {
        if (_asked.Count == 0)
        {
            return;
        }

        foreach (var asked in _asked)
        {
            divergences.Add(DivergenceKind.NotRecorded, $"the session asked for a {KindOf(asked)} the recording does not hold", replayed: asked);
        }

        _asked.Clear();
    }

    private static string KindOf(string effect) => effect[..effect.IndexOf(' ', StringComparison.Ordinal)];
}
