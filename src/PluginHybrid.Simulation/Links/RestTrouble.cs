using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Links;

/// <summary>What troubles REST calls at present, path by path.</summary>
internal sealed class RestTrouble
{
    private readonly List<(Trouble What, long Until)> _lasting = [];

    /// <summary>Something begins.</summary>
    /// <param name="what">A trouble of REST.</param>
    /// <param name="until">When it is over.</param>
    public void Begin(Trouble what, long until) => _lasting.Add((what, until));

    /// <summary>True when a kind troubles a path now.</summary>
    public bool Has(TroubleKind kind, string path, long now) => Amount(kind, path, now) is not null;

    /// <summary>How much a kind troubles a path now: the sum of all that last; <c>null</c> when none does.</summary>
    public decimal? Amount(TroubleKind kind, string path, long now)
    {
        decimal? sum = null;
        foreach (var (what, until) in _lasting)
        {
            if (what.Kind == kind && until > now && (what.Target.Length == 0 || what.Target == path))
            {
                sum = (sum ?? 0) + what.Amount;
            }
        }

        return sum;
    }
}
