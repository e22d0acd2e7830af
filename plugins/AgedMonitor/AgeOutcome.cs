namespace PluginHybrid.Plugins.Ageing;

/// <summary>What is remembered after an act: pure, so that every answer of the desk can be tried in a test.</summary>
internal static class AgeOutcome
{
    /// <summary>The reject code of an order that is gone already.</summary>
    private const int OrderGone = 110001;

    /// <summary>The memory before an act is asked for: a host that dies before the answer knows from it what was under way.</summary>
    public static AgeMemory Asked(AgeMemory memory, AgeAction act, decimal size) =>
        act.Kind == AgeActionKind.Reduce ? memory with { ReducingFrom = size } : memory;

    /// <summary>The memory at the sight of a size: a reduction whose answer was lost was carried out when the position is smaller.</summary>
    public static AgeMemory Seen(AgeMemory memory, decimal size) =>
        memory.ReducingFrom is { } from && size < from ? memory with { Reduced = true, ReducingFrom = null } : memory;

    /// <summary>The memory after the desk answered.</summary>
    public static AgeMemory After(AgeMemory memory, AgeAction act, OrderOutcome outcome, DateTimeOffset now, AgeSettings settings)
    {
        if (act.Kind == AgeActionKind.CancelClose && IsGone(outcome))
        {
            return memory with { Chase = memory.Chase! with { Rests = false, OrderLinkId = "" } };
        }

        if (!outcome.IsDone)
        {
            return memory with { NotBefore = now + settings.RetryAfter, ReducingFrom = outcome is Unknown ? memory.ReducingFrom : null };
        }

        var paper = outcome is Accepted { WasSent: false };
        var chase = memory.Chase ?? new Chase();
        chase = paper ? chase with { OnPaper = true } : chase;
        return act.Kind switch
        {
            AgeActionKind.Reduce => memory with { Reduced = true, ReducedOnPaper = paper, ReducingFrom = null },
            AgeActionKind.BreakEven => memory with { AtBreakEven = true, BreakEvenOnPaper = paper },
            AgeActionKind.Target => memory with { Target = act.Amount, TargetOnPaper = paper },
            AgeActionKind.CloseByLimit => memory with
            {
                Chase = chase with { Placed = chase.Placed + 1, Rests = true, OrderLinkId = RestingId(outcome), At = now },
            },
            AgeActionKind.CloseByMarket => memory with { Chase = chase with { ByMarket = true, At = now, IsOver = paper } },
            _ => memory,
        };
    }

    /// <summary>The memory after the venue told the end of the order that rested.</summary>
    public static AgeMemory Ended(AgeMemory memory, string orderLinkId) =>
        memory.Chase is { Rests: true } chase && chase.OrderLinkId == orderLinkId && orderLinkId.Length > 0
            ? memory with { Chase = chase with { Rests = false, OrderLinkId = "" } }
            : memory;

    // An order that rests already is ours too: this instance was made before the answer came.
    private static string RestingId(OrderOutcome outcome) => outcome switch
    {
        Accepted taken => taken.OrderLinkId,
        NotModified same => same.OrderLinkId,
        _ => "",
    };

    // Gone: cancelled, unknown to this host and the venue, or the position is closed. Any other refusal leaves the order where it is.
    private static bool IsGone(OrderOutcome outcome) =>
        outcome.IsDone || outcome is Denied { Rule: "own-orders" or "no-position" } or Rejected { Code: OrderGone };
}
