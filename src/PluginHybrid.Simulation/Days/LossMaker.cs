namespace PluginHybrid.Simulation.Days;

/// <summary>Draws when snapshots of prices are lost: about a deed that makes the host subscribe, or about the reset of the public stream.</summary>
/// <remarks>Drawn for itself: what other troubles and deeds a day has does not change.</remarks>
internal static class LossMaker
{
    /// <summary>The day with its losses: on three in ten of those that are not calm, one to four.</summary>
    /// <param name="day">Its weather, length, deeds and troubles.</param>
    public static Day AddTo(Day day)
    {
        var draws = new DayDraws(day.Seed, "losses");
        if (day.Weather.Name == "calm" || day.Deeds.Count == 0 || !draws.Hits(0.3))
        {
            return day;
        }

        var troubles = new List<Trouble>(day.Troubles);
        for (var left = draws.Number(1, 4); left > 0; left--)
        {
            troubles.AddRange(Loss(draws, draws.OneOf(day.Deeds).At).Where(trouble => trouble.At + trouble.Lasts < day.Length));
        }

        return day with { Troubles = [.. troubles.OrderBy(trouble => trouble.At)] };
    }

    private static IEnumerable<Trouble> Loss(DayDraws draws, TimeSpan at)
    {
        var (isReset, lasts) = (draws.Hits(0.4), draws.Between(TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(30)));
        yield return new Trouble(TroubleKind.SnapshotsLost, at, lasts, "public");
        if (isReset)
        {
            yield return new Trouble(TroubleKind.Reset, at + TimeSpan.FromMilliseconds(500), TimeSpan.Zero, "public");
        }
    }
}
