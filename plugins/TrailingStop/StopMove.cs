namespace PluginHybrid.Plugins.Trailing;

/// <summary>What a trail wants done.</summary>
/// <param name="Value">The stop's price, or the venue trail's distance.</param>
/// <param name="Because">The reason, with the figures it rests on.</param>
/// <param name="ActivePrice">For the venue's trail: where it begins; <c>null</c> at once.</param>
internal sealed record StopMove(decimal Value, string Because, decimal? ActivePrice = null);
