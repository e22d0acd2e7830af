using PluginHybrid.Core.Rest;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>A command that passed the gate, on its way to its one outcome.</summary>
/// <param name="ask">The command as the gate rounded it.</param>
/// <param name="input">Number of the input in which it was judged.</param>
internal sealed class Intent(Ask ask, long input)
{
    public CommandRequest Request { get; } = ask.Request;

    public OrderCommand Command { get; } = ask.Command;

    public PositionKey Leg { get; } = ask.Command.Leg;

    public IntentKind Kind { get; } = ask.Command switch
    {
        SetStop => IntentKind.Stop,
        SetTakeProfit => IntentKind.TakeProfit,
        SetVenueTrailing => IntentKind.Trailing,
        _ => IntentKind.Order,
    };

    /// <summary>The newest judgement: its price and quantity are what is sent.</summary>
    public Ask Ask { get; set; } = ask;

    /// <summary>The input of the newest judgement; a later one judges anew before it sends.</summary>
    public long JudgedAt { get; set; } = input;

    /// <summary>Life of the leg for which it was given; 0 for a cancellation.</summary>
    public int Life { get; } = ask.Facts.Held?.Life ?? 0;

    /// <summary>Whether it may use the places kept for protection.</summary>
    public bool Protects => Ask.Protects || Command is CancelOrder;

    /// <summary>True for a market order over the whole leg.</summary>
    public bool ClosesNow => Command is ClosePosition { LimitPrice: null };

    /// <summary>Our id of its first order; empty for stops.</summary>
    public string OrderLinkId { get; set; } = "";

    /// <summary>Parts placed so far.</summary>
    public int Part { get; set; }

    /// <summary>Quantity to be placed in all, from when it was first judged: parts never add up to more, and to less once others took some of the leg.</summary>
    public decimal Total { get; private set; } = ask.Quantity ?? 0;

    /// <summary>Quantity placed so far.</summary>
    public decimal Placed { get; set; }

    /// <summary>Requests sent that ended in a failure which heals.</summary>
    public int Failures { get; set; }

    /// <summary>True once it was sent again because the venue did not know the position yet.</summary>
    public bool WasRetried { get; set; }

    /// <summary>Not sent before.</summary>
    public DateTimeOffset NotBefore { get; set; } = DateTimeOffset.MinValue;

    /// <summary>The request under way; <c>null</c> when none is.</summary>
    public OrderCall? Sent { get; set; }

    /// <summary>What the venue must be asked before anything else happens to the leg.</summary>
    public Question? Question { get; set; }

    /// <summary>True once its outcome was told.</summary>
    public bool IsSettled { get; set; }

    /// <summary>Quantity that is to be placed now, before the largest is looked at. A close does not come back for what others took meanwhile.</summary>
    public decimal TakeRest()
    {
        var rest = Math.Min(Total - Placed, Ask.Quantity!.Value);
        if (Command is ClosePosition)
        {
            Total = Placed + rest;
        }

        return rest;
    }
}
