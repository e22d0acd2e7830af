namespace PluginHybrid.Core.Orders;

/// <summary>An order of ours that the venue has, or may have, and that is not known to be over.</summary>
/// <param name="linkId">Our id.</param>
/// <param name="owner">The plugin.</param>
/// <param name="closesNow">True for a market order over the whole leg.</param>
/// <param name="quantity">How much.</param>
/// <param name="isMarket">A market order should be over at once: it is looked up when nothing is heard of it.</param>
internal sealed class WorkingOrder(string linkId, string owner, bool closesNow, decimal quantity, bool isMarket)
{
    /// <summary>How long a market order may be silent.</summary>
    public static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    public string LinkId { get; } = linkId;

    public string Owner { get; } = owner;

    public bool ClosesNow { get; } = closesNow;

    public bool IsMarket { get; } = isMarket;

    /// <summary>Still to be taken off.</summary>
    public decimal Left { get; set; } = quantity;

    /// <summary>True once the venue took it: then what becomes of it comes on the stream.</summary>
    public bool IsTaken { get; set; }

    /// <summary>When to look it up.</summary>
    public DateTimeOffset CheckAt { get; set; } = DateTimeOffset.MaxValue;

    /// <summary>True for the states in which an order can no longer fill.</summary>
    /// <param name="status">As the venue spells it.</param>
    public static bool IsOver(string status) =>
        status is "Filled" or "Cancelled" or "Rejected" or "Deactivated" or "PartiallyFilledCanceled";
}
