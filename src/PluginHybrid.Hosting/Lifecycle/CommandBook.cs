using System.Globalization;
using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Guard;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>The commands of one plugin over all its instances: numbered without holes, each answered once, the last ones remembered.</summary>
/// <param name="plugin">The plugin's id.</param>
/// <param name="perSecond">Commands a second before the rest is denied as a flood.</param>
/// <param name="flooded">Told of the first command of a flood.</param>
internal sealed class CommandBook(string plugin, int perSecond, Action<PluginInstance, string> flooded)
{
    private const int Remembered = 50;

    private readonly Lock _gate = new();
    private readonly Dictionary<long, (PluginInstance Owner, TaskCompletionSource<OrderOutcome> Answer, DateTimeOffset Since)> _open = [];
    private readonly LinkedList<PluginDecision> _decisions = new();
    private readonly SortedDictionary<string, long> _outcomes = new(StringComparer.Ordinal);
    private readonly FloodGauge _flood = new(perSecond);
    private long _number;

    /// <summary>The last commands, oldest first.</summary>
    public IReadOnlyList<PluginDecision> Decisions
    {
        get
        {
            lock (_gate)
            {
                return [.. _decisions];
            }
        }
    }

    /// <summary>Commands by what became of them: <c>accepted</c>, <c>denied</c>, ...</summary>
    public IReadOnlyDictionary<string, long> Outcomes
    {
        get
        {
            lock (_gate)
            {
                return new SortedDictionary<string, long>(_outcomes, StringComparer.Ordinal);
            }
        }
    }

    /// <summary>Counts a command against the flood limit.</summary>
    /// <returns>The denial, when it is over.</returns>
    public Denied? IsFlooded(PluginInstance owner)
    {
        bool first;
        lock (_gate)
        {
            if (_flood.Passes(owner.Clock.Host.GetUtcNow(), out first))
            {
                return null;
            }

            Count(null, nameof(Denied));
        }

        var reason = string.Create(CultureInfo.InvariantCulture, $"more than {perSecond} commands in one second");
        if (first)
        {
            flooded(owner, reason);
        }

        return new Denied($"{plugin}/0", "flood", reason, "Decide on fewer events, or wait for the outcome before the next command.");
    }

    /// <summary>Numbers a command and notes that an outcome is owed.</summary>
    public (CommandRequest Request, TaskCompletionSource<OrderOutcome> Answer) Open(PluginInstance owner, OrderCommand command)
    {
        var answer = new TaskCompletionSource<OrderOutcome>();
        lock (_gate)
        {
            var request = new CommandRequest
            {
                Id = new CommandId(plugin, ++_number),
                Command = command,
                Mode = owner.Mode,
                Granted = owner.Granted,
                CauseSequence = owner.Cause.Sequence,
                Cause = owner.Cause.ToString(),
            };
            _open.Add(_number, (owner, answer, owner.Clock.Host.GetUtcNow()));
            _decisions.AddLast(new PluginDecision(_number, owner.Clock.GetUtcNow(), command, request.Cause, request.Mode));
            if (_decisions.Count > Remembered)
            {
                _decisions.RemoveFirst();
            }

            return (request, answer);
        }
    }

    /// <summary>Whether an instance waits for the outcome of a command that it gave after a moment of the host's clock.</summary>
    public bool IsOwedSince(PluginInstance owner, DateTimeOffset after)
    {
        lock (_gate)
        {
            return _open.Values.Any(owed => owed.Owner == owner && owed.Since > after);
        }
    }

    /// <summary>An outcome came; the plugin is told on its lane. One that comes after the plugin was let go takes the place of its <see cref="Unknown"/>.</summary>
    public void Settle(CommandId id, OrderOutcome outcome, DateTimeOffset at)
    {
        (PluginInstance Owner, TaskCompletionSource<OrderOutcome> Answer, DateTimeOffset Since) owed;
        lock (_gate)
        {
            var isOwed = _open.Remove(id.Number, out owed);
            var decision = Find(id.Number);
            if (!isOwed && decision?.Value.Outcome is not Unknown)
            {
                return;
            }

            Count(isOwed ? null : nameof(Unknown), outcome.GetType().Name);
            if (decision is not null)
            {
                decision.Value = decision.Value with { Outcome = outcome };
            }

            if (!isOwed)
            {
                return;
            }
        }

        if (!owed.Owner.HasEnded)
        {
            owed.Owner.Lane.Post(new OutcomeCame(owed.Owner, at, () => owed.Answer.TrySetResult(outcome)));
        }
    }

    /// <summary>Answers what an instance still waits for: it stops, and the outcome will be nobody's.</summary>
    public void LetGo(PluginInstance owner, DateTimeOffset at)
    {
        long[] numbers;
        lock (_gate)
        {
            numbers = [.. _open.Where(owed => owed.Value.Owner == owner).Select(owed => owed.Key).Order()];
        }

        foreach (var number in numbers)
        {
            var id = new CommandId(plugin, number);
            Settle(id, new Unknown(id.ToString(), "the plugin stops before the outcome came; the host follows it up"), at);
        }
    }

    private LinkedListNode<PluginDecision>? Find(long number)
    {
        var node = _decisions.Last;
        while (node is not null && node.Value.Number != number)
        {
            node = node.Previous;
        }

        return node;
    }

    private void Count(string? before, string outcome)
    {
        if (before?.ToLowerInvariant() is { } old && --_outcomes[old] == 0)
        {
            _outcomes.Remove(old);
        }

        _outcomes[outcome.ToLowerInvariant()] = _outcomes.GetValueOrDefault(outcome.ToLowerInvariant()) + 1;
    }
}
