namespace PluginHybrid.Core.Orders;

/// <summary>The venue's verdicts that mean more than a refusal to the one who asked (FACTS §8.4).</summary>
internal static class OrderCodes
{
    /// <summary>A parameter is wrong, or the state does not allow it: the text says which.</summary>
    public const int Parameter = 10001;

    /// <summary>The same stops again; our requests are complete, so that is all it can mean.</summary>
    public const int NotModified = 34040;

    /// <summary>The order is gone.</summary>
    public const int OrderGone = 110001;

    /// <summary>Reduce-only does not fit the position: usually it is closed already.</summary>
    public const int ReduceOnly = 110017;

    /// <summary>The order link id was used before.</summary>
    public const int DuplicateLinkId = 110072;

    /// <summary>How the text begins when a leg is flat, or was filled so lately that the venue does not know yet.</summary>
    public const string ZeroPosition = "can not set tp/sl/ts for zero position";
}
