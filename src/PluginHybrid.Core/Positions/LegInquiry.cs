using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Positions;

/// <summary>Asks again after legs that an earlier run knew as held and of which the venue told the <see cref="Reconciler"/> nothing.</summary>
/// <remarks>
/// Positions count as read meanwhile: one symbol that the venue refuses must not keep all others stale. One read is under way at a time, a
/// round of them after each rest, eight rounds within 79 minutes; then a row must name the leg, or the next reconnect asks. Until then the leg
/// stays remembered, in the store too.
/// </remarks>
/// <param name="merger">Takes the rows.</param>
/// <param name="sink">Knows the time.</param>
/// <param name="port">Makes the reads, and warns.</param>
internal sealed class LegInquiry(Merger merger, IEventSink sink, IReconcilerPort port)
{
    private const int RoundsMax = 8;
    private const int DoublingsMax = 4;

    private static readonly TimeSpan FirstRest = TimeSpan.FromMinutes(1);

    private readonly List<SymbolSlot> _slots = [];
    private readonly HashSet<PositionKey> _warned = [];
    private int _round;
    private int _next;
    private long _waitsFor;

    /// <summary>When <see cref="Due"/> should next be called.</summary>
    public DateTimeOffset NextDue { get; private set; } = DateTimeOffset.MaxValue;

    /// <summary>The venue told nothing of what is remembered in a symbol. Warns of each leg once in the life of the process.</summary>
    /// <param name="slot">The symbol.</param>
    /// <param name="reason">The venue's words, or ours.</param>
    public void LeftOut(SymbolSlot slot, string reason)
    {
        if (_slots.Contains(slot))
        {
            return;
        }

        _slots.Add(slot);
        foreach (var leg in OpenIn(slot).Where(leg => _warned.Add(leg.Key)))
        {
            port.Warn($"{leg.Key} was held in an earlier run, and the venue tells nothing of it: {reason}. It is left out until it does, and asked after again in {FirstRest.TotalMinutes:0} min");
        }
    }

    /// <summary>Positions are read: what was left out is asked after again once it rested.</summary>
    public void Begin()
    {
        _round = 0;
        Rest(TimeSpan.Zero);
    }

    /// <summary>Positions are read anew, or cannot be read: what is left out then counts.</summary>
    public void Forget()
    {
        _slots.Clear();
        _waitsFor = 0;
        NextDue = DateTimeOffset.MaxValue;
    }

    /// <summary>Begins a round when it is due.</summary>
    public void Due()
    {
        if (sink.Now < NextDue)
        {
            return;
        }

        if (_round == RoundsMax)
        {
            Rest(TimeSpan.Zero);
            return;
        }

        _round++;
        _next = 0;
        AskNext();
    }

    /// <summary>Takes an answer. False when it is not to the read of this round.</summary>
    /// <param name="answer">Any.</param>
    public bool Take(RestAnswer answer)
    {
        if (_waitsFor == 0 || answer.Id != _waitsFor)
        {
            return false;
        }

        _waitsFor = 0;
        if (answer is PositionsRead page)
        {
            Learn(_slots[_next], page);
        }

        if (answer is RestFailed { RetryAfter: { } wait })
        {
            Rest(wait);
            return true;
        }

        _next++;
        AskNext();
        return true;
    }

    private static List<Leg> OpenIn(SymbolSlot slot)
    {
        var open = new List<Leg>();
        foreach (var leg in slot.Legs)
        {
            if (leg.Remembered is not null)
            {
                open.Add(leg);
            }
        }

        return open;
    }

    private void AskNext()
    {
        while (_next < _slots.Count && OpenIn(_slots[_next]).Count == 0)
        {
            _next++;
        }

        if (_next == _slots.Count)
        {
            Rest(TimeSpan.Zero);
            return;
        }

        // An answer that never comes is not waited for longer than for the next round.
        NextDue = sink.Now + RestAfter(_round);
        _waitsFor = port.Call(id => new ReadPositions(id, "", _slots[_next].Symbol.Name, ""));
    }

    private void Learn(SymbolSlot slot, PositionsRead page)
    {
        foreach (var row in page.Rows)
        {
            merger.Row(row, page.VenueTime, UpdateCause.Reconciliation);
        }

        // The symbol now has other legs: the position mode was switched, which only a flat symbol allows.
        foreach (var leg in OpenIn(slot).Where(leg => page.Rows.Length > 0 && !page.Rows.Any(row => row.PositionIdx == leg.Key.PositionIdx)))
        {
            merger.CloseUnseen(slot, leg, page.VenueTime);
        }
    }

    private void Rest(TimeSpan least)
    {
        _slots.RemoveAll(slot => OpenIn(slot).Count == 0);
        _waitsFor = 0;
        NextDue = DateTimeOffset.MaxValue;
        if (_slots.Count == 0)
        {
            return;
        }

        if (_round < RoundsMax)
        {
            var rest = RestAfter(_round);
            NextDue = sink.Now + (least > rest ? least : rest);
            return;
        }

        foreach (var leg in _slots.SelectMany(OpenIn))
        {
            port.Warn($"{leg.Key} was asked after {RoundsMax} times more, and the venue tells nothing of it: it is left out until a row names it, or the private stream is dialled anew");
        }
    }

    private static TimeSpan RestAfter(int round) => FirstRest * (1 << Math.Min(round, DoublingsMax));
}
