namespace PluginHybrid.Plugins.Ageing;

/// <summary>Follows a plan of ages per position: warn, break-even, nearer targets, reduce, close. Never acts on prices that are stale or old.</summary>
[Plugin("aged-monitor", Title = "Aged position monitor", Needs = Needed)]
public sealed class AgedMonitor : HybridPlugin<AgeSettings>
{
    private const Capabilities Needed = Capabilities.MoveStops | Capabilities.TakeProfits | Capabilities.Reduce | Capabilities.CancelOwnOrders;
    private const string Prefix = "age/";
    private readonly SortedDictionary<PositionKey, AgeMemory> _memories = [];
    private readonly HashSet<StreamKind> _stale = [];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private AgeRules? _rules;
    private UtcHours? _quiet;
    private DateTimeOffset _graceUntil;

    /// <inheritdoc />
    public override ValueTask OnStart()
    {
        _rules = new AgeRules(Settings);
        _quiet = UtcHours.Parse(Settings.QuietHours);
        _graceUntil = Host.StartReason == StartReason.HostStart ? Now + Settings.Grace : Now;
        Every(Settings.Every, LookAtAll);
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnClosed(PositionClosed closed)
    {
        Forget(closed.Position.Key);
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnOrder(OrderUpdate order)
    {
        if (order.Status is "Filled" or "Cancelled" or "Rejected" or "Deactivated" && Recall(order.Key) is { } memory)
        {
            Keep(order.Key, memory, AgeOutcome.Ended(memory, order.OrderLinkId));
        }

        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnStale(StreamStale stale)
    {
        _stale.Add(stale.Stream);
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnFresh(StreamFresh fresh)
    {
        _stale.Remove(fresh.Stream);
        if (fresh.Stream == StreamKind.Private)
        {
            ForgetAllBut([.. Positions.All().Select(held => held.Position.Key)]);
        }

        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnResync(Resync resync)
    {
        ForgetAllBut([.. resync.Positions.Select(held => held.Position.Key)]);
        return default;
    }

    private async ValueTask LookAtAll()
    {
        var oldest = TimeSpan.Zero;
        foreach (var held in Positions.All())
        {
            await Look(held).ConfigureAwait(true);
            oldest = Now - held.Position.OpenedAt > oldest ? Now - held.Position.OpenedAt : oldest;
        }

        Metrics.Gauge("oldest-hours", Math.Round((decimal)oldest.TotalHours, 2));
    }

    private async ValueTask Look(PositionUpdate held)
    {
        var key = held.Position.Key;
        var before = Recall(key);
        var known = Mode == PluginMode.Live ? before?.WithoutPaper() : before;
        var memory = known is not null && known.Identity.Is(held.Position) ? known : new AgeMemory { Identity = PositionIdentity.Of(held.Position) };
        if (memory.Identity.EntryPrice != held.Position.EntryPrice)
        {
            memory = memory with { Identity = memory.Identity with { EntryPrice = held.Position.EntryPrice } };
        }

        Keep(key, before, memory);
        var sight = new AgeSight(held, Now, Instruments.Find(key.Symbol), _stale.Count > 0, Now < _graceUntil || _quiet!.Contain(Now));
        if (_rules!.Due(memory, sight) is { } act)
        {
            await Do(key, memory, act).ConfigureAwait(true);
        }
    }

    private async ValueTask Do(PositionKey key, AgeMemory memory, AgeAction act)
    {
        Metrics.Count(act.Kind == AgeActionKind.Warn ? "warnings" : "acts");
        if (act.Kind is AgeActionKind.Warn or AgeActionKind.GiveUp)
        {
            Tell(key, act);
            Keep(key, memory, act.Kind == AgeActionKind.Warn ? memory with { Warned = true } : memory with { Chase = memory.Chase! with { IsOver = true } });
            return;
        }

        if (act.Kind == AgeActionKind.CancelClose && memory.Chase is { OrderLinkId: "" } chase)
        {
            Keep(key, memory, memory with { Chase = chase with { Rests = false } });
            return;
        }

        var outcome = await Orders.Submit(Command(key, memory, act)).ConfigureAwait(true);
        if (Recall(key) is { } now)
        {
            Keep(key, now, AgeOutcome.After(now, act, outcome, Now, Settings));
            Report(key, act, outcome);
        }
    }

    private OrderCommand Command(PositionKey key, AgeMemory memory, AgeAction act) => act.Kind switch
    {
        AgeActionKind.CancelClose => new CancelOrder(key, memory.Chase!.OrderLinkId, act.Because),
        AgeActionKind.CloseByMarket => new ClosePosition(key, act.Because),
        AgeActionKind.CloseByLimit => new ClosePosition(key, act.Because) { LimitPrice = act.Amount },
        AgeActionKind.Reduce => new Reduce(key, act.Amount, act.Because),
        AgeActionKind.BreakEven => new SetStop(key, act.Amount, act.Because),
        _ => new SetTakeProfit(key, act.Amount, act.Because),
    };

    private void Tell(PositionKey key, AgeAction act)
    {
        if (act.Kind == AgeActionKind.GiveUp)
        {
            Log.Alert($"{key} {act.Because}");
        }
        else
        {
            Log.Warning($"{key} is {act.Because}");
        }
    }

    private void Report(PositionKey key, AgeAction act, OrderOutcome outcome)
    {
        var problem = outcome switch
        {
            Denied denied => $"{denied.Rule}: {denied.Reason} {denied.Fix}".TrimEnd(),
            Rejected rejected => $"the venue refused it ({rejected.Code}): {rejected.Text}",
            Unknown unknown => $"not known whether it was done: {unknown.Reason}",
            _ => null,
        };
        if (problem is not null && _said.Add($"{key} {act.Kind} {outcome.GetType().Name} {(outcome as Denied)?.Rule}"))
        {
            Log.Warning($"{key} {act.Kind}: {problem}");
        }
    }

    private AgeMemory? Recall(PositionKey key)
    {
        if (!_memories.TryGetValue(key, out var memory) && State.Get<AgeMemory>(Prefix + key) is { } kept)
        {
            _memories[key] = memory = kept;
        }

        return memory;
    }

    private void Keep(PositionKey key, AgeMemory? before, AgeMemory memory)
    {
        if (!ReferenceEquals(before, memory))
        {
            _memories[key] = memory;
            State.Set(Prefix + key, memory);
        }
    }

    private void Forget(PositionKey key)
    {
        _memories.Remove(key);
        _said.RemoveWhere(said => said.StartsWith($"{key} ", StringComparison.Ordinal));
        State.Remove(Prefix + key);
    }

    private void ForgetAllBut(HashSet<PositionKey> open)
    {
        var kept = open.Select(key => Prefix + key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in _memories.Keys.Where(key => !open.Contains(key)).ToArray())
        {
            Forget(key);
        }

        foreach (var name in State.Keys(Prefix).Where(name => !kept.Contains(name)))
        {
            State.Remove(name);
        }
    }
}
