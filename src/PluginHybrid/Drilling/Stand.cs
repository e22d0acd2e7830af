namespace PluginHybrid.Drilling;

/// <summary>A time for which the market stood still, trading at one price.</summary>
/// <param name="After">How many steps of the stage had been done.</param>
/// <param name="Place">Where in the recording.</param>
/// <param name="Length">How long.</param>
internal sealed record Stand(int After, TimeSpan Place, TimeSpan Length);
