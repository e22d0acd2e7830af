namespace PluginHybrid.Drilling.Comparing;

/// <summary>Something in a killed run that is not as in the unbroken one.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">For people: leg, wanted, found.</param>
internal sealed record Difference(DifferenceKind Kind, string Text)
{
    /// <summary>True for what a drill fails on; the rest is told.</summary>
    public bool Fails => Kind is not (DifferenceKind.SentAgain or DifferenceKind.StopsBetween or DifferenceKind.OrdersJoined);
}
