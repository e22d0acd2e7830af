namespace PluginHybrid.Plugins.Ageing;

/// <summary>The rules of age: memory and a look in, the one act that is due out. Holds no state.</summary>
internal sealed class AgeRules(AgeSettings settings)
{
    private readonly Dictionary<string, TargetTable> _targets = new(StringComparer.Ordinal);

    /// <summary>The plan of a symbol.</summary>
    public AgePlan PlanOf(string symbol) => settings.Symbols.TryGetValue(symbol, out var own) ? own : settings;

    /// <summary>What is due, or <c>null</c>. Warnings need no price; all else needs one that can be trusted.</summary>
    public AgeAction? Due(AgeMemory memory, in AgeSight sight)
    {
        var plan = PlanOf(sight.Position.Key.Symbol);
        if (!memory.Warned && IsReached(plan.WarnAfter, sight))
        {
            return new AgeAction(AgeActionKind.Warn, 0, $"{sight.AgeInWords}, warning after {plan.WarnAfter}");
        }

        if (sight.TrustedPrice(settings.MaxMarkAge) is not { } mark || sight.Now < memory.NotBefore)
        {
            return null;
        }

        return sight.IsQuiet && memory.Chase is { Rests: true }
            ? new AgeAction(AgeActionKind.CancelClose, 0, "quiet hours have begun")
            : (sight.IsQuiet ? null : Closing(plan, memory, sight, mark) ?? Reducing(plan, memory, sight))
            ?? (memory.Chase is null || sight.IsQuiet ? BreakEven(plan, memory, sight, mark) ?? Target(plan, memory, sight, mark) : null);
    }

    private AgeAction? Closing(AgePlan plan, AgeMemory memory, in AgeSight sight, decimal mark)
    {
        var why = Why(plan, memory, sight, mark);
        if (why is null)
        {
            return null;
        }

        var chase = memory.Chase ?? new Chase();
        return chase.Next(sight.Now, settings) switch
        {
            ChaseStep.Place => new AgeAction(AgeActionKind.CloseByLimit, LimitPrice(sight, mark), $"{why}; limit order {chase.Placed + 1} of {settings.ChaseTimes}"),
            ChaseStep.Cancel => new AgeAction(AgeActionKind.CancelClose, 0, $"not filled within {settings.ChaseWait}"),
            ChaseStep.Market => new AgeAction(AgeActionKind.CloseByMarket, 0, chase.Placed > 0 ? $"{why}; {chase.Placed} limit orders in vain" : why),
            ChaseStep.GiveUp => new AgeAction(AgeActionKind.GiveUp, 0, $"{why}; {chase.Placed} limit orders in vain, and no market order is allowed"),
            _ => null,
        };
    }

    /// <summary>Why the position is to be closed; <c>null</c> when it is not.</summary>
    private string? Why(AgePlan plan, AgeMemory memory, in AgeSight sight, decimal mark)
    {
        if (IsReached(plan.CloseAfter, sight))
        {
            return $"{sight.AgeInWords}, closed after {plan.CloseAfter}";
        }

        if (Targets(plan).At(sight.Age) is { } percent && sight.FromEntry(percent) is { } target && (mark - target) * sight.Way >= 0)
        {
            return FormattableString.Invariant($"{sight.AgeInWords} and the price {mark:0.########} has reached the target of {percent} %");
        }

        return memory.Chase is null ? null : $"{sight.AgeInWords}, the close goes on";
    }

    private static AgeAction? Reducing(AgePlan plan, AgeMemory memory, in AgeSight sight)
    {
        if (memory.Reduced || memory.Chase is not null || !IsReached(plan.ReduceAfter, sight))
        {
            return null;
        }

        var quantity = sight.Position.Size * plan.ReduceFraction;
        quantity = sight.Rules is { QuantityStep: > 0 } grid ? grid.RoundQuantity(quantity) : quantity;
        return quantity > 0
            ? new AgeAction(AgeActionKind.Reduce, quantity, FormattableString.Invariant($"{sight.AgeInWords}, {plan.ReduceFraction} of it goes after {plan.ReduceAfter}"))
            : null;
    }

    private static AgeAction? BreakEven(AgePlan plan, AgeMemory memory, in AgeSight sight, decimal mark)
    {
        if (memory.AtBreakEven || !IsReached(plan.BreakEvenAfter, sight) || sight.FromEntry(plan.FeeCoverPercent) is not { } price)
        {
            return null;
        }

        var stop = sight.Round(price, up: sight.Way > 0);
        var isBehind = (mark - stop) * sight.Way > 0;
        var isTighter = sight.Position.StopLoss is not { } holds || (stop - holds) * sight.Way > 0;
        return isBehind && isTighter
            ? new AgeAction(AgeActionKind.BreakEven, stop, FormattableString.Invariant($"{sight.AgeInWords}, break-even plus {plan.FeeCoverPercent} % fees after {plan.BreakEvenAfter}"))
            : null;
    }

    private AgeAction? Target(AgePlan plan, AgeMemory memory, in AgeSight sight, decimal mark)
    {
        if (Targets(plan).At(sight.Age) is not { } percent || sight.FromEntry(percent) is not { } price)
        {
            return null;
        }

        var target = sight.Round(price, up: sight.Way > 0);
        var isAhead = (target - mark) * sight.Way > 0;
        var isNearer = sight.Position.TakeProfit is not { } holds || (holds - target) * sight.Way > 0;
        return target > 0 && isAhead && isNearer && memory.Target != target
            ? new AgeAction(AgeActionKind.Target, target, FormattableString.Invariant($"{sight.AgeInWords}: {percent} % is enough"))
            : null;
    }

    private decimal LimitPrice(in AgeSight sight, decimal mark) =>
        sight.Round(mark * (1 + (sight.Way * settings.ChaseOffsetPercent / 100)), up: sight.Way > 0);

    private static bool IsReached(TimeSpan after, in AgeSight sight) => after > TimeSpan.Zero && sight.Age >= after;

    private TargetTable Targets(AgePlan plan)
    {
        if (!_targets.TryGetValue(plan.Targets, out var table))
        {
            _targets[plan.Targets] = table = TargetTable.Parse(plan.Targets);
        }

        return table;
    }
}
