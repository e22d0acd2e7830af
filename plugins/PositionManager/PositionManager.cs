namespace PluginHybrid.Plugins.Managing;

/// <summary>Keeps the book of all legs, whoever opened them: gives each a stop, warns of liquidation, exposure and the day's loss, and protects where told to.</summary>
[Plugin("position-manager", Title = "Position manager", Needs = Capabilities.MoveStops | Capabilities.Reduce)]
public sealed class PositionManager : HybridPlugin<ManagerSettings>
{
    private const string Prefix = "leg/";
    private readonly SortedDictionary<PositionKey, LegWatch> _watches = [];
    private readonly HashSet<string> _said = new(StringComparer.Ordinal);
    private BookKeeper? _books;
    private LegRules? _rules;

    /// <inheritdoc />
    public override ValueTask OnStart()
    {
        _rules = new LegRules(Settings);
        _books = new BookKeeper(Settings, State, Metrics, Log);
        Every(Settings.Every, Look);
        if (Settings.SummaryEvery > TimeSpan.Zero)
        {
            Every(Settings.SummaryEvery, Summarise);
        }

        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnStop(StopReason reason) => Summarise();

    /// <inheritdoc />
    public override ValueTask OnOpened(PositionOpened opened)
    {
        Log.Information(FormattableString.Invariant(
            $"{opened.Position.Key} {(opened.Position.Side == Side.Sell ? "short" : "long")} {opened.Position.Size:0.########} at {opened.Position.EntryPrice:0.########} is in the book"));
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnUpdate(PositionUpdate update)
    {
        _books!.Remember(update);
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnClosed(PositionClosed closed)
    {
        _books!.Closed(closed);
        Forget(closed.Position.Key);
        Log.Information(FormattableString.Invariant($"{closed.Position.Key} is closed, result {closed.RealisedPnl?.ToString("+0.00;-0.00;0.00", System.Globalization.CultureInfo.InvariantCulture) ?? "not stated"}"));
        return default;
    }

    /// <inheritdoc />
    public override ValueTask OnFresh(StreamFresh fresh)
    {
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

    private ValueTask Summarise()
    {
        Log.Information(_books!.Summary(Positions.All(), Now));
        return default;
    }

    private async ValueTask Look()
    {
        var held = Positions.All();
        var (alarms, isLoss) = _books!.Look(held, Now);
        foreach (var one in held)
        {
            var key = one.Position.Key;
            var before = Recall(key);
            var (watch, lines) = _rules!.See(IsPaper ? before : before?.WithoutPaper(), one, Now);
            Keep(key, before, watch);
            foreach (var (alert, text) in lines)
            {
                Log.Write(alert ? Sdk.Reporting.PluginLogLevel.Alert : Sdk.Reporting.PluginLogLevel.Warning, text);
            }

            if (_rules.Trusts(one, Now))
            {
                await Protect(one, watch, alarms, isLoss).ConfigureAwait(true);
            }
        }
    }

    private async ValueTask Protect(PositionUpdate held, LegWatch watch, IReadOnlyList<ExposureAlarm> alarms, bool isLoss)
    {
        var key = held.Position.Key;
        var rules = Instruments.Find(key.Symbol);
        if (_rules!.WantsStop(watch, Now) && InitialStop.For(held, rules, Settings) is var (price, because))
        {
            await Act(key, new SetStop(key, price, because), taken => taken with { StoppedOnPaper = IsPaper }).ConfigureAwait(true);
            return;
        }

        var day = Day.StartOf(Now, Settings.DayStartsAtHour);
        if (isLoss && watch.ActedOnDay != day && Now >= watch.NotBefore
            && ProtectiveAct.For(Settings.OnDailyLoss, held, Settings.ReduceFraction, rules, Settings, _books!.LossInWords) is { } stopLoss)
        {
            await Act(key, stopLoss, taken => taken with { ActedOnDay = day, DayOnPaper = IsPaper }).ConfigureAwait(true);
            return;
        }

        var alarm = alarms.FirstOrDefault(one => one.Symbol.Length == 0 || one.Symbol == key.Symbol);
        if (alarm is null && watch.ActedOnExposure)
        {
            Keep(key, watch, watch with { ActedOnExposure = false, ExposureOnPaper = false });
        }
        else if (alarm is not null && !watch.ActedOnExposure && Now >= watch.NotBefore
            && ProtectiveAct.For(Settings.OnExposure, held, alarm.Excess, rules, Settings, alarm.InWords) is { } lower)
        {
            await Act(key, lower, taken => taken with { ActedOnExposure = true, ExposureOnPaper = IsPaper }).ConfigureAwait(true);
        }
    }

    private bool IsPaper => Mode != PluginMode.Live;

    private async ValueTask Act(PositionKey key, OrderCommand command, Func<LegWatch, LegWatch> taken)
    {
        var outcome = await Orders.Submit(command).ConfigureAwait(true);
        Metrics.Count(outcome.IsDone ? "protections" : "protections-refused");
        if (Recall(key) is { } watch)
        {
            Keep(key, watch, (outcome.IsDone ? taken(watch) : watch) with { NotBefore = Now + Settings.RetryAfter });
        }

        var problem = outcome switch
        {
            Denied denied => $"{denied.Rule}: {denied.Reason} {denied.Fix}".TrimEnd(),
            Rejected rejected => $"the venue refused it ({rejected.Code}): {rejected.Text}",
            Unknown unknown => $"not known whether it was done: {unknown.Reason}",
            _ => null,
        };
        if (problem is not null && _said.Add($"{key} {command.GetType().Name} {outcome.GetType().Name} {(outcome as Denied)?.Rule}"))
        {
            Log.Alert($"{key} {command.GetType().Name} ({command.Because}): {problem}");
        }
    }

    private LegWatch? Recall(PositionKey key)
    {
        if (!_watches.TryGetValue(key, out var watch) && State.Get<LegWatch>(Prefix + key) is { } kept)
        {
            _watches[key] = watch = kept;
        }

        return watch;
    }

    private void Keep(PositionKey key, LegWatch? before, LegWatch watch)
    {
        if (!ReferenceEquals(before, watch))
        {
            _watches[key] = watch;
            State.Set(Prefix + key, watch);
        }
    }

    private void Forget(PositionKey key)
    {
        _watches.Remove(key);
        _said.RemoveWhere(said => said.StartsWith($"{key} ", StringComparison.Ordinal));
        State.Remove(Prefix + key);
    }

    private void ForgetAllBut(HashSet<PositionKey> open)
    {
        var kept = open.Select(key => Prefix + key).ToHashSet(StringComparer.Ordinal);
        foreach (var key in _watches.Keys.Where(key => !open.Contains(key)).ToArray())
        {
            Forget(key);
        }

        foreach (var name in State.Keys(Prefix).Where(name => !kept.Contains(name)))
        {
            State.Remove(name);
        }
    }
}
