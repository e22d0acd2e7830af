namespace PluginHybrid.Plugins.Ageing;

/// <summary>What a position's age asks for now.</summary>
/// <param name="Kind">What to do.</param>
/// <param name="Amount">The stop, the take-profit, the quantity or the limit price; 0 where there is none.</param>
/// <param name="Because">The reason, with age and figures.</param>
internal sealed record AgeAction(AgeActionKind Kind, decimal Amount, string Because);
