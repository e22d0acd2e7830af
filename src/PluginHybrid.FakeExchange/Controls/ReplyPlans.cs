using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>The plans armed for coming answers; first armed, first used.</summary>
internal sealed class ReplyPlans
{
    private readonly Lock _gate = new();
    private readonly List<Armed> _armed = [];

    public IDisposable Arm(string op, ConnectionKind? kind, ReplyPlan plan, int times)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(times, 1);
        var armed = new Armed(op, kind, plan) { Left = times };
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

    public void Clear()
    {
        lock (_gate)
        {
            _armed.Clear();
        }
    }

    /// <summary>Uses up one turn of the first plan that fits.</summary>
    public ReplyPlan Next(ConnectionKind kind, string op)
    {
        lock (_gate)
        {
            var armed = _armed.Find(plan => plan.Op == op && (plan.Kind ?? kind) == kind);
            if (armed is null)
            {
                return ReplyPlan.Send;
            }

            if (armed.Left != int.MaxValue && --armed.Left == 0)
            {
                _armed.Remove(armed);
            }

            return armed.Plan;
        }
    }

    private sealed class Armed(string op, ConnectionKind? kind, ReplyPlan plan)
    {
        public string Op { get; } = op;

        public ConnectionKind? Kind { get; } = kind;

        public ReplyPlan Plan { get; } = plan;

        public int Left { get; set; }
    }
}
