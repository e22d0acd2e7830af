namespace PluginHybrid.Drilling;

/// <summary>The moment at which a host is killed.</summary>
/// <param name="Kind">What happens there.</param>
/// <param name="Number">The how-manieth of its kind since the first host's start, from 1.</param>
internal sealed record Strike(MomentKind Kind, int Number)
{
    /// <inheritdoc />
    public override string ToString() => Kind switch
    {
        MomentKind.CommandArrived => $"command {Number} arrived, not yet carried out",
        MomentKind.CommandCarried => $"command {Number} carried out, its answer not yet out",
        MomentKind.ReadArrived => $"read {Number} arrived, not yet answered",
        MomentKind.ReadCarried => $"read {Number} answered, the answer not yet out",
        _ => $"frame {Number} about to be sent",
    };

    /// <summary>Draws moments: commands in both halves in turn with anything else, each at random.</summary>
    /// <param name="counts">How many of each kind the unbroken run had.</param>
    /// <param name="kills">How many are wanted; fewer come when there are fewer moments.</param>
    /// <param name="seed">The same seed, the same moments.</param>
    public static IReadOnlyList<Strike> Draw(IReadOnlyDictionary<MomentKind, int> counts, int kills, int seed)
    {
        var chance = new Random(seed);
        MomentKind[][] turns = [[MomentKind.CommandArrived], [MomentKind.CommandCarried], [MomentKind.Frame, MomentKind.ReadArrived, MomentKind.ReadCarried]];
        var drawn = new List<Strike>();
        for (var turn = 0; drawn.Count < kills && turn < kills * 10; turn++)
        {
            var kinds = turns[turn % turns.Length];
            var kind = kinds[chance.Next(kinds.Length)];
            var strike = new Strike(kind, 1 + chance.Next(Math.Max(1, counts.GetValueOrDefault(kind))));
            if (counts.GetValueOrDefault(kind) > 0 && !drawn.Contains(strike))
            {
                drawn.Add(strike);
            }
        }

        return drawn;
    }
}
