using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>What came out of a lane's queues. One per lane, used again and again.</summary>
internal sealed class LaneInput
{
    /// <summary>The newest price of a leg, copied out of its slot.</summary>
    public PositionUpdate Tick;

    /// <summary>The newest prices of a watched symbol, copied out of its slot.</summary>
    public TickerUpdate Ticker;

    /// <summary>Ticks that the tick or ticker stands for besides itself.</summary>
    public long Conflated;

    /// <summary>What had come to the lane when it was taken.</summary>
    public LanePlace Place;

    /// <summary>True when a lane that runs everything at once would not have taken it then, or would have taken it earlier.</summary>
    public bool IsLate { get; set; }

    /// <summary>In a replay what the plugin's clock said, when that is recorded.</summary>
    public DateTimeOffset? RecordedAt { get; set; }

    /// <summary>Which of them it is.</summary>
    public LaneInputKind Kind { get; set; }

    /// <summary>Something that may run while a handler awaits.</summary>
    public ControlItem? Control { get; set; }

    /// <summary>Something that waits until no handler is awaited.</summary>
    public LaneErrand? Errand { get; set; }

    /// <summary>The account event.</summary>
    public AccountItem Account { get; set; }

    /// <summary>When it was due or came, when it is no event.</summary>
    public DateTimeOffset? DueAt => Kind switch
    {
        LaneInputKind.Control => Control!.At,
        LaneInputKind.Errand => Errand!.At,
        _ => null,
    };

    /// <summary>Stamp of the event, when it is one.</summary>
    public EventStamp Stamp => Kind switch
    {
        LaneInputKind.Account => Account.Event.Stamp,
        LaneInputKind.Tick => Tick.Stamp,
        LaneInputKind.Ticker => Ticker.Stamp,
        _ => default,
    };
}

/// <summary>What came out of a lane's queues.</summary>
internal enum LaneInputKind
{
    /// <summary>There is nothing that may run now.</summary>
    None,

    /// <summary><see cref="LaneInput.Control"/>.</summary>
    Control,

    /// <summary><see cref="LaneInput.Errand"/>.</summary>
    Errand,

    /// <summary><see cref="LaneInput.Account"/>.</summary>
    Account,

    /// <summary><see cref="LaneInput.Tick"/>.</summary>
    Tick,

    /// <summary><see cref="LaneInput.Ticker"/>.</summary>
    Ticker,
}

/// <summary>An account event in the queue.</summary>
/// <param name="Event">The event, boxed once for all lanes.</param>
/// <param name="Ticks">Ticks of its leg that it overtook: the books take them first, the plugin does not see them. <c>null</c>: none.</param>
/// <param name="IsAdopted">Told to an instance that starts; the books know it.</param>
internal readonly record struct AccountItem(IHybridEvent Event, IReadOnlyList<PositionUpdate>? Ticks, bool IsAdopted = false);
