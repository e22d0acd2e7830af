namespace PluginHybrid.Simulation.Days;

/// <summary>Draws when the host is dead for so long that a person trades meanwhile: closes a leg that the dead process held, and often opens it anew.</summary>
/// <remarks>A crash among the troubles is mostly over before the next deed. Drawn last and for itself: what other troubles and deeds a day has does not change.</remarks>
internal static class AbsenceMaker
{
    private const int LegsMax = 3;

    /// <summary>The day with its absences: on a third of those that are not calm, one to three.</summary>
    /// <param name="day">Its weather, length and symbols, deeds and troubles.</param>
    public static Day AddTo(Day day)
    {
        var draws = new DayDraws(day.Seed, "absences");
        if (day.Weather.Name == "calm" || !draws.Hits(0.35))
        {
            return day;
        }

        var troubles = new List<Trouble>(day.Troubles);
        var deeds = new List<Deed>(day.Deeds);
        for (var left = draws.Number(1, 3); left > 0; left--)
        {
            var at = TimeSpan.FromMilliseconds(Math.Floor(draws.Next() * day.Length.TotalMilliseconds));
            var dead = new Trouble(TroubleKind.HostCrash, at, draws.Between(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(90)), "");
            var done = Meanwhile(draws, day, dead);
            if (done[0].At > TimeSpan.Zero && at + dead.Lasts < day.Length)
            {
                troubles.Add(dead);
                deeds.AddRange(done);
            }
        }

        return day with { Troubles = [.. troubles.OrderBy(trouble => trouble.At)], Deeds = [.. deeds.OrderBy(deed => deed.At)] };
    }

    // By time.
    private static List<Deed> Meanwhile(DayDraws draws, Day day, Trouble dead)
    {
        var symbols = day.Symbols.ToList();
        var deeds = new List<Deed>();
        for (var left = draws.Number(1, Math.Min(LegsMax, symbols.Count)); left > 0; left--)
        {
            var symbol = draws.OneOf(symbols);
            symbols.Remove(symbol);
            deeds.AddRange(OfLeg(draws, symbol, day.HedgeSymbols.Contains(symbol), dead));
        }

        return [.. deeds.OrderBy(deed => deed.At)];
    }

    // Opened before the death, closed in it, and in six of ten opened anew in it: as the same or, in one-way mode, on the other side.
    private static IEnumerable<Deed> OfLeg(DayDraws draws, string symbol, bool isHedge, Trouble dead)
    {
        var (isLong, turns, isAnew) = (draws.Hits(0.5), draws.Hits(0.4), draws.Hits(0.6));
        var leg = !isHedge ? 0 : isLong ? 1 : 2;
        var (before, anew) = (DeedMaker.Units(draws, symbol), DeedMaker.Units(draws, symbol));
        var (opened, closed, again) = (draws.Between(TimeSpan.FromSeconds(2), TimeSpan.FromMinutes(2)), Part(draws, dead, 0.1), Part(draws, dead, 0.5));
        yield return new Deed(KindOf(isLong), dead.At - opened, symbol, leg, before);
        yield return new Deed(DeedKind.Close, closed, symbol, leg, 0);
        if (isAnew)
        {
            yield return new Deed(KindOf(isLong != (turns && !isHedge)), again, symbol, leg, anew);
        }
    }

    private static DeedKind KindOf(bool isLong) => isLong ? DeedKind.Buy : DeedKind.Sell;

    // Within four tenths of the death from this share of it on.
    private static TimeSpan Part(DayDraws draws, Trouble dead, double from) =>
        dead.At + TimeSpan.FromMilliseconds(Math.Floor(dead.Lasts.TotalMilliseconds * (from + (0.4 * draws.Next()))));
}
