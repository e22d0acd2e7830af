namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Looks at every lane now and then for a turn that does not come back, or awaits too long.</summary>
internal sealed class HangWatch : IDisposable
{
    private readonly SlotShelf _slots;
    private readonly SlotSurroundings _around;
    private readonly ITimer _timer;

    public HangWatch(SlotShelf slots, SlotSurroundings around)
    {
        (_slots, _around) = (slots, around);
        var between = around.Options.Limits.HungAfter / 4;
        using var _ = ExecutionContext.IsFlowSuppressed() ? default : ExecutionContext.SuppressFlow();
        _timer = around.Time.CreateTimer(static watch => ((HangWatch)watch!).Look(), this, between, between);
    }

    /// <inheritdoc />
    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        var slots = _slots.All;
        for (var i = 0; i < slots.Count; i++)
        {
            var slot = slots[i];
            if (slot.Room is { Inline: null, Lane.IsAbandoned: false } room && room.Pump.RunningSince is > 0 and var since)
            {
                var held = _around.Time.GetElapsedTime(since);
                if (held >= _around.Options.Limits.HungAfter && room.Pump.RunningSince == since)
                {
                    GiveUp(slot, room, held);
                }
            }

            LookAtAwait(slot);
        }
    }

    // Apart: a closure is made where its variables are, so looking would allocate.
    private static void GiveUp(PluginSlot slot, LaneRoom room, TimeSpan held) =>
        slot.GiveUp(room, instance => slot.Guard.NoteHang(instance, room.Pump.Handler, held));

    // An outcome of an order comes, or its command's own time runs out: while one is owed and young, the await is in order.
    private void LookAtAwait(PluginSlot slot)
    {
        var limit = _around.Options.Limits.AwaitWarning;
        if (slot.Room?.Pump.Pending is { IsTold: false, Owner: { HasEnded: false } owner } pending
            && _around.Time.GetElapsedTime(pending.Since) is var held && held >= limit
            && !slot.Commands.IsOwedSince(owner, _around.Time.GetUtcNow() - limit))
        {
            pending.IsTold = true;
            slot.Guard.NoteAwait(owner, pending.Handler, held);
        }
    }
}
