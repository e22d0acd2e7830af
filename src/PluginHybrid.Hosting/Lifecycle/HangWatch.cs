namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Looks at every lane now and then for a turn that does not come back.</summary>
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
                    slot.GiveUp(room, held);
                }
            }
        }
    }
}
