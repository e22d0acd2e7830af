namespace PluginHybrid.Plugins.Ageing;

/// <summary>Follows a plan of ages per position: warn, break-even, nearer targets, reduce, close. Never acts on prices that are stale or old.</summary>
[Plugin("aged-monitor", Title = "Aged position monitor", Needs = Needed)]
public sealed class AgedMonitor : HybridPlugin<AgeSettings>
{
    private const Capabilities Needed = Capabilities.MoveStops | Capabilities.TakeProfits | Capabilities.Reduce | Capabilities.CancelOwnOrders;
    private LegMemory<AgeMemory>? _ages;
    private readonly HashSet<StreamKind> _stale = [];
    private AgeRules? _rules;
    private UtcHours? _quiet;
    private DateTimeOffset _graceUntil;

    private LegMemory<AgeMemory> Ages => _ages ??= new LegMemory<AgeMemory>(State, "age/");

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
        Ages.Forget(closed.Position.Key);
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnOrder(OrderUpdate order)
    {
        if (order.Status is "Filled" or "Cancelled" or "Rejected" or "Deactivated" && Ages.Of(order.Key) is { } memory)
        {
            Ages.Keep(order.Key, AgeOutcome.Ended(memory, order.OrderLinkId));
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
            Ages.ForgetAllBut(Positions.All().Select(held => held.Position.Key));
        }

        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnResync(Resync resync)
    {
        Ages.ForgetAllBut(resync.Positions.Select(held => held.Position.Key));
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
        var before = Ages.Of(key);
        var known = Mode == PluginMode.Live ? before?.WithoutPaper() : before;
        var memory = known is not null && known.Identity.Is(held.Position) ? known : new AgeMemory { Identity = PositionIdentity.Of(held.Position) };
        if (memory.Identity.EntryPrice != held.Position.EntryPrice)
        {
            memory = memory with { Identity = memory.Identity with { EntryPrice = held.Position.EntryPrice } };
        }

        memory = AgeOutcome.Seen(memory, held.Position.Size);
        Ages.Keep(key, memory);
        var sight = new AgeSight(held, Now, Instruments.Find(key.Symbol), _stale.Count > 0, Now < _graceUntil || _quiet!.Contain(Now));
        if (_rules!.Due(memory, sight) is { } act)
        {
            await Do(key, memory, act, held.Position.Size).ConfigureAwait(true);
        }
    }

    private async ValueTask Do(PositionKey key, AgeMemory memory, AgeAction act, decimal size)
    {
        Metrics.Count(act.Kind == AgeActionKind.Warn ? "warnings" : "acts");
        if (act.Kind is AgeActionKind.Warn or AgeActionKind.GiveUp)
        {
            Tell(key, act);
            Ages.Keep(key, act.Kind == AgeActionKind.Warn ? memory with { Warned = true } : memory with { Chase = memory.Chase! with { IsOver = true } });
            return;
        }

        if (act.Kind == AgeActionKind.CancelClose && memory.Chase is { OrderLinkId: "" } chase)
        {
            Ages.Keep(key, memory with { Chase = chase with { Rests = false } });
            return;
        }

        Ages.Keep(key, AgeOutcome.Asked(memory, act, size));
        var outcome = await Orders.Submit(Command(key, memory, act)).ConfigureAwait(true);
        if (Ages.Of(key) is { } now)
        {
            Ages.Keep(key, AgeOutcome.After(now, act, outcome, Now, Settings));
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
        if (outcome.DescribeProblem() is { } problem && Ages.IsNew(key, $"{act.Kind} {outcome.GetType().Name} {(outcome as Denied)?.Rule}"))
        {
            Log.Warning($"{key} {act.Kind}: {problem}");
        }
    }
}
