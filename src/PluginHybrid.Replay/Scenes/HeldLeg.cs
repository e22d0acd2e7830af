using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Scenes;

/// <summary>One leg while a recording is read: what it is, and what the host asked for it in this life.</summary>
/// <param name="leg">The leg.</param>
internal sealed class HeldLeg(PositionKey leg)
{
    private readonly HashSet<(string Kind, decimal Value)> _asked = [];

    /// <summary>Symbol and side of the hedge it is about.</summary>
    public PositionKey Leg => leg;

    /// <summary>What is held; below zero for a short position.</summary>
    public decimal Signed { get; private set; }

    /// <summary>What is held, without its direction.</summary>
    public decimal Size => Math.Abs(Signed);

    /// <summary>Executions up to this cross sequence are in what a read told already.</summary>
    public long ReadUpTo { get; set; } = -1;

    /// <summary>Its stops by kind, 0 for none.</summary>
    public Dictionary<string, decimal> Stops { get; } = new(StringComparer.Ordinal);

    /// <summary>The host asks for a stop.</summary>
    public void Ask(string kind, decimal? value)
    {
        if (value is { } asked)
        {
            _asked.Add((kind, asked));
        }
    }

    /// <summary>True when the host asked for it.</summary>
    public bool HasAsked(string kind, decimal value) => _asked.Contains((kind, value));

    /// <summary>It is other than it was.</summary>
    /// <param name="signed">What is held now.</param>
    public void Become(decimal signed)
    {
        if (signed == 0 || Math.Sign(signed) != Math.Sign(Signed))
        {
            _asked.Clear();
            Stops.Clear();
        }

        Signed = signed;
    }

    /// <summary>1 for buying, -1 for selling, 0 for neither.</summary>
    public static int Sign(Side side) => side switch
    {
        Side.Buy => 1,
        Side.Sell => -1,
        _ => 0,
    };
}
