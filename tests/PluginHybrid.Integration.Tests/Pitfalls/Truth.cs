namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>Compares what the stream believes with what the venue knows.</summary>
internal static class Truth
{
    public static void IsThatOf(Scene scene) => Assert.Equal(Venue(scene), Host(scene));

    /// <summary>True when the stream's legs are the venue's.</summary>
    public static bool Holds(Scene scene) => Venue(scene) == Host(scene);

    private static string Venue(Scene scene) => string.Join('\n', scene.Exchange.OpenPositions
        .Select(row => $"{row.Symbol}/{row.PositionIdx} {row.Side} {row.Size / 1.000000000m} at {row.EntryPrice / 1.000000000m} sl {row.StopLoss / 1.000000000m}")
        .Order(StringComparer.Ordinal));

    private static string Host(Scene scene) => string.Join('\n', scene.Stream.Positions.Values
        .Select(leg => $"{leg.Key.Symbol}/{leg.Key.PositionIdx} {leg.Side} {leg.Size / 1.000000000m} at {leg.EntryPrice / 1.000000000m} sl {(leg.StopLoss ?? 0) / 1.000000000m}")
        .Order(StringComparer.Ordinal));
}
