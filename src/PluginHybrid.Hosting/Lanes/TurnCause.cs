using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>What the present turn handles. One per lane; the words are made only when an order asks for them.</summary>
internal sealed class TurnCause
{
    private string _name = "";
    private PositionKey? _leg;
    private string? _symbol;
    private decimal? _mark;

    /// <summary>The event's sequence; 0 in a start, timer or continuation turn.</summary>
    public long Sequence { get; private set; }

    /// <summary>The newest input when the event was published; 0 without an event.</summary>
    public long Input { get; private set; }

    /// <summary>A turn without an event.</summary>
    public void Set(string name)
    {
        (_name, _leg, _mark, Sequence, Input) = (name, null, null, 0, 0);
    }

    /// <summary>A tick.</summary>
    public void Set(in PositionUpdate update)
    {
        _leg = update.Position.Key;
        Set(EventNames.PositionUpdate, update.Stamp, update.MarkPrice);
    }

    /// <summary>A ticker.</summary>
    public void Set(in TickerUpdate ticker)
    {
        _leg = null;
        _symbol = ticker.Symbol;
        Set(EventNames.TickerUpdate, ticker.Stamp, ticker.MarkPrice);
    }

    /// <summary>An account event.</summary>
    public void Set(IHybridEvent happened)
    {
        _leg = happened switch
        {
            PositionUpdate update => update.Position.Key,
            PositionOpened opened => opened.Position.Key,
            PositionClosed closed => closed.Position.Key,
            OrderUpdate order => order.Key,
            ProtectionAlarm alarm => alarm.Key,
            _ => null,
        };
        Set(happened.Name, happened.Stamp, (happened as PositionUpdate?)?.MarkPrice);
    }

    /// <summary><c>position.update BTCUSDT#0 mark 61869.2</c>, <c>timer</c>, <c>start</c>.</summary>
    public override string ToString() => $"{_name}{(_leg is { } leg ? $" {leg}" : _symbol is { } symbol && _name == EventNames.TickerUpdate ? $" {symbol}" : "")}{(_mark is { } mark ? FormattableString.Invariant($" mark {mark}") : "")}";

    private void Set(string name, in EventStamp stamp, decimal? mark)
    {
        (_name, _mark, Sequence, Input) = (name, mark, stamp.Sequence, stamp.Input);
    }
}
