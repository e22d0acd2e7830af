using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>One command before the gate: what is asked, what is known, and what rounding made of it so far.</summary>
/// <param name="request">Who asks what.</param>
/// <param name="facts">What is known.</param>
/// <param name="options">What the operator allows.</param>
internal sealed class Ask(CommandRequest request, GateFacts facts, OrderOptions options)
{
    public CommandRequest Request { get; } = request;

    public OrderCommand Command { get; } = request.Command;

    public GateFacts Facts { get; } = facts;

    public OrderOptions Options { get; } = options;

    /// <summary>True for the leg's long side. Only after the rule that the leg is open.</summary>
    public bool IsLong => Facts.Held!.Side == Side.Buy;

    /// <summary>Stop, take-profit or limit price after rounding; <c>null</c> when there is none or it is taken away.</summary>
    public decimal? Price { get; set; }

    /// <summary>Trailing distance after rounding.</summary>
    public decimal? Distance { get; set; }

    /// <summary>The price at which trailing begins, after rounding.</summary>
    public decimal? ActivePrice { get; set; }

    /// <summary>Quantity after rounding and cutting.</summary>
    public decimal? Quantity { get; set; }

    /// <summary>True when a stop at <see cref="Price"/> leaves the leg less protected than it is.</summary>
    public bool IsLooser => Command is SetStop && Facts.Stop is { } known && Price is { } price && (IsLong ? price < known : price > known);

    /// <summary>Whether the command only takes risk away.</summary>
    public bool Protects => Command switch
    {
        SetStop => !IsLooser,
        Reduce or ClosePosition => true,
        _ => false,
    };

    /// <summary>Refuses.</summary>
    /// <param name="rule">One word of the fixed list, see <see cref="RiskRules"/>.</param>
    /// <param name="reason">In words, with the figures.</param>
    /// <param name="fix">What would let it through.</param>
    public Denied Deny(string rule, string reason, string fix = "") => new(Request.Id.ToString(), rule, reason, fix);

    /// <summary>The price that sets a stop off.</summary>
    /// <param name="trigger">Which one.</param>
    public decimal? PriceOf(StopTrigger trigger) => trigger switch
    {
        StopTrigger.LastPrice => Facts.Last ?? Facts.Mark,
        StopTrigger.IndexPrice => Facts.Index ?? Facts.Mark,
        _ => Facts.Mark,
    };
}
