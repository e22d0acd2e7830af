namespace PluginHybrid.Bybit.Rest;

/// <summary>Which order is meant: by the venue's id or, where that is not known, by ours.</summary>
/// <param name="OrderId">The venue's id, or empty. It wins.</param>
/// <param name="OrderLinkId">Our id, or empty.</param>
public readonly record struct OrderName(string OrderId, string OrderLinkId)
{
    /// <summary>By the venue's id.</summary>
    /// <param name="id">The id.</param>
    public static OrderName OfVenue(string id) => new(id, "");

    /// <summary>By our id.</summary>
    /// <param name="id">The id.</param>
    public static OrderName Ours(string id) => new("", id);
}
