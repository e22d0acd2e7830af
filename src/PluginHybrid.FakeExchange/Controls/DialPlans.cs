using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>The plans armed for coming handshakes, and a log of all that came.</summary>
internal sealed class DialPlans
{
    private readonly Lock _gate = new();
    private readonly List<Armed> _armed = [];
    private readonly List<Dial> _log = [];

    public IReadOnlyList<Dial> Log
    {
        get
        {
            lock (_gate)
            {
                return [.. _log];
            }
        }
    }

    /// <summary>Arms a plan for the next handshakes of a kind.</summary>
    /// <param name="kind">Null for both.</param>
    /// <param name="times">How many; <see cref="int.MaxValue"/> for all to come.</param>
    /// <param name="plan">What becomes of them.</param>
    /// <returns>Dispose to take back what is left of it.</returns>
    public IDisposable Arm(ConnectionKind? kind, int times, DialPlan plan)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        var armed = new Armed(kind, plan) { Left = times };
        lock (_gate)
        {
            _armed.Add(armed);
        }

        return new Removal(() =>
        {
            lock (_gate)
            {
                _armed.Remove(armed);
            }
        });
    }

    /// <summary>Uses up one turn of the first plan for a handshake of this kind.</summary>
    public DialPlan? Next(ConnectionKind kind)
    {
        lock (_gate)
        {
            var armed = _armed.Find(plan => (plan.Kind ?? kind) == kind);
            if (armed is { Left: not int.MaxValue } && --armed.Left == 0)
            {
                _armed.Remove(armed);
            }

            return armed?.Plan;
        }
    }

    public void Note(Dial dial)
    {
        lock (_gate)
        {
            _log.Add(dial);
        }
    }

    private sealed class Armed(ConnectionKind? kind, DialPlan plan)
    {
        public ConnectionKind? Kind { get; } = kind;

        public DialPlan Plan { get; } = plan;

        public int Left { get; set; }
    }
}
