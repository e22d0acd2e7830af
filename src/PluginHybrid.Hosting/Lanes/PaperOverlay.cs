using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>What one plugin in mode paper sees in place of the stream: its paper position over the real one, and nothing more of a life it closed on paper.</summary>
/// <remarks>Guarded by the host's lock. Laying a tick over allocates nothing.</remarks>
/// <param name="legs">The real legs.</param>
internal sealed class PaperOverlay(LegTable legs)
{
    private Leg[] _legs = [];

    /// <summary>All legs that are open for the plugin, in the order of their keys.</summary>
    public IReadOnlyList<PositionUpdate> Open() => Lay(legs.Snapshot());

    /// <summary>Real legs as the plugin sees them.</summary>
    public IReadOnlyList<PositionUpdate> Lay(IReadOnlyList<PositionUpdate> real)
    {
        var open = new List<PositionUpdate>(real.Count);
        foreach (var update in real)
        {
            if (TryLay(legs.NumberOf(update.Position.Key), update, out var laid))
            {
                open.Add(laid);
            }
        }

        return open;
    }

    /// <summary>Lays the paper position over a real update. On the hot path.</summary>
    /// <param name="leg">The leg's number.</param>
    /// <param name="real">The update.</param>
    /// <param name="laid">What the plugin sees.</param>
    /// <returns>False: the plugin closed this life on paper and sees nothing of it.</returns>
    public bool TryLay(int leg, in PositionUpdate real, out PositionUpdate laid)
    {
        laid = real;
        if (leg >= _legs.Length || _legs[leg].Paper is not { } paper || paper.Life != real.Position.Life)
        {
            return true;
        }

        if (_legs[leg].IsClosed)
        {
            return false;
        }

        laid = real with { Position = paper, UnrealisedPnl = ProfitAt(real, paper) };
        return true;
    }

    /// <summary>An account event of the stream.</summary>
    /// <param name="happened">The event.</param>
    /// <param name="about">Numbers of the legs it is about.</param>
    /// <returns>What the plugin sees; <c>null</c>: nothing.</returns>
    public IHybridEvent? Lay(IHybridEvent happened, ReadOnlySpan<int> about)
    {
        switch (happened)
        {
            case PositionUpdate update:
                return TryLay(about[0], update, out var laid) ? laid : null;
            case PositionOpened:
                Forget(about[0]);
                return happened;
            case PositionClosed closed:
                return Ended(about[0], closed);
            case OrderUpdate or ProtectionAlarm:
                return IsGone(about[0]) ? null : happened;
            case Execution:
                foreach (var leg in about)
                {
                    if (!IsGone(leg))
                    {
                        return happened;
                    }
                }

                return about.Length == 0 ? happened : null;
            default:
                return happened;
        }
    }

    /// <summary>Something happened on paper.</summary>
    /// <param name="inside">The event.</param>
    /// <returns>Numbers of the legs it is about.</returns>
    public int[] Take(IHybridEvent inside)
    {
        switch (inside)
        {
            case PositionUpdate update:
                var changed = legs.NumberOf(update.Position.Key);
                Of(changed) = new Leg { Paper = update.Position };
                return [changed];
            case PositionClosed closed:
                var gone = legs.NumberOf(closed.Position.Key);
                Of(gone) = new Leg { Paper = closed.Position, IsClosed = true };
                return [gone];
            case OrderUpdate order:
                return [legs.NumberOf(order.Key)];
            case Execution execution:
                return [.. legs.NumbersIn(execution.Symbol)];
            default:
                return [];
        }
    }

    private static decimal? ProfitAt(in PositionUpdate real, Position paper) =>
        real.UnrealisedPnl is not null && real.MarkPrice is { } mark && paper.EntryPrice is { } entry
            ? (paper.Side == Side.Buy ? mark - entry : entry - mark) * paper.Size
            : null;

    // The venue's result is that of the whole leg: of a part of it that was taken off on paper it says nothing.
    private PositionClosed? Ended(int leg, in PositionClosed closed)
    {
        if (leg >= _legs.Length || _legs[leg].Paper is not { } paper || paper.Life != closed.Position.Life)
        {
            return closed;
        }

        if (_legs[leg].IsClosed)
        {
            return null;
        }

        Forget(leg);
        return closed with { Position = paper, RealisedPnl = paper.Size == closed.Position.Size ? closed.RealisedPnl : null };
    }

    private bool IsGone(int leg) => leg < _legs.Length && _legs[leg].IsClosed;

    private void Forget(int leg)
    {
        if (leg < _legs.Length)
        {
            _legs[leg] = default;
        }
    }

    private ref Leg Of(int leg)
    {
        if (leg >= _legs.Length)
        {
            Array.Resize(ref _legs, Math.Max(leg + 1, _legs.Length * 2));
        }

        return ref _legs[leg];
    }

    private struct Leg
    {
        public Position? Paper;
        public bool IsClosed;
    }
}
