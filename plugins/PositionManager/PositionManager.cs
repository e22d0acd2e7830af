namespace PluginHybrid.Plugins.Managing;

/// <summary>Keeps the book of all legs, whoever opened them: gives each a stop, warns of liquidation, exposure and the day's loss, and protects where told to.</summary>
[Plugin("position-manager", Title = "Position manager", Needs = Capabilities.MoveStops | Capabilities.Reduce)]
public sealed class PositionManager : HybridPlugin<ManagerSettings>
{
    private LegMemory<LegWatch>? _watches;
    private BookKeeper? _books;
    private LegRules? _rules;

    private LegMemory<LegWatch> Watches => _watches ??= new LegMemory<LegWatch>(State, "leg/");

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
        Watches.Forget(closed.Position.Key);
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

    private void ForgetAllBut(IReadOnlyList<PositionKey> open)
    {
        Watches.ForgetAllBut(open);
        _books!.ForgetAllBut(open);
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
            var before = Watches.Of(key);
            var (watch, lines) = _rules!.See(IsPaper ? before : before?.WithoutPaper(), one, Now);
            Watches.Keep(key, watch);
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

        if (isLoss && Now >= watch.NotBefore && await ProtectDay(held, watch, rules).ConfigureAwait(true))
        {
            return;
        }

        var alarm = ExposureAlarm.Of(alarms, key.Symbol);
        if (alarm is null && watch.ActedOnExposure)
        {
            Watches.Keep(key, watch with { ActedOnExposure = false, ExposureOnPaper = false });
        }
        else if (alarm is not null && !watch.ActedOnExposure && Now >= watch.NotBefore
            && ProtectiveAct.For(Settings.OnExposure, held, alarm.Excess, rules, Settings, alarm.InWords) is { } lower)
        {
            await Act(key, lower, taken => taken with { ActedOnExposure = true, ExposureOnPaper = IsPaper }, new AskedReduction(held.Position.Size, null)).ConfigureAwait(true);
        }
    }

    private async ValueTask<bool> ProtectDay(PositionUpdate held, LegWatch watch, Instrument? rules)
    {
        var day = Day.StartOf(Now, Settings.DayStartsAtHour);
        if (watch.ActedOnDay == day || ProtectiveAct.For(Settings.OnDailyLoss, held, Settings.ReduceFraction, rules, Settings, _books!.LossInWords) is not { } act)
        {
            return false;
        }

        await Act(held.Position.Key, act, taken => taken with { ActedOnDay = day, DayOnPaper = IsPaper }, new AskedReduction(held.Position.Size, day)).ConfigureAwait(true);
        return true;
    }

    private bool IsPaper => Mode != PluginMode.Live;

    // A host that dies before the answer knows from the memory what was under way; an unknown outcome keeps the doubt, a refusal ends it.
    private async ValueTask Act(PositionKey key, OrderCommand command, Func<LegWatch, LegWatch> taken, AskedReduction? reduction = null)
    {
        if (command is Reduce && reduction is not null && Watches.Of(key) is { } before)
        {
            Watches.Keep(key, before with { Reducing = reduction });
        }

        var outcome = await Orders.Submit(command).ConfigureAwait(true);
        Metrics.Count(outcome.IsDone ? "protections" : "protections-refused");
        if (Watches.Of(key) is { } watch)
        {
            Watches.Keep(key, (outcome.IsDone ? taken(watch) : watch) with { NotBefore = Now + Settings.RetryAfter, Reducing = command is Reduce && outcome is not Unknown ? null : watch.Reducing });
        }

        if (outcome.DescribeProblem() is { } problem && Watches.IsNew(key, $"{command.GetType().Name} {outcome.GetType().Name} {(outcome as Denied)?.Rule}"))
        {
            Log.Alert($"{key} {command.GetType().Name} ({command.Because}): {problem}");
        }
    }
}
