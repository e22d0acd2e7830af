namespace PluginHybrid.Plugins.Managing;

/// <summary>The result of one trading day: realised since it began, plus unrealised now, less unrealised when it began. A value; kept in the state store.</summary>
internal sealed record Day
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Realised since then, of positions open and closed, less what they stood at when the day began.</summary>
    public decimal Realised { get; init; }

    /// <summary>Open legs, and those of which a host that has just started knows nothing yet, in the order of their keys.</summary>
    public IReadOnlyList<DayLeg> Legs { get; init; } = [];

    /// <summary>The limit was passed and a person was told.</summary>
    public bool Alerted { get; init; }

    /// <summary>The beginning of the day a moment lies in.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset moment, int hour)
    {
        var shifted = moment.ToUniversalTime().AddHours(-hour);
        return new DateTimeOffset(shifted.Date, TimeSpan.Zero).AddHours(hour);
    }

    /// <summary>The day as of a look at all open legs: a new one after its hour, new legs taken in, realised results counted. Legs that are not seen are kept until <see cref="Closed"/>, <see cref="ForgetAllBut"/> or the next day.</summary>
    public static Day Next(Day? day, IReadOnlyList<PositionUpdate> held, DateTimeOffset now, int hour)
    {
        var start = StartOf(now, hour);
        var isNew = day is null || day.Start != start;
        var before = day ?? new Day { Start = start };
        var realised = isNew ? 0 : before.Realised;
        var legs = new List<DayLeg>(held.Count);
        foreach (var one in held)
        {
            var key = one.Position.Key.ToString();
            var known = before.LegOf(key);
            var settled = one.Position.RealisedPnl ?? 0;
            if (known is null || !known.Identity.Is(one.Position))
            {
                var opened = one.Position.OpenedAt >= start && one.Position.AgeOrigin == AgeOrigin.OpenTime;
                known = new DayLeg(key, PositionIdentity.Of(one.Position), opened ? 0 : settled, opened ? 0 : one.UnrealisedPnl ?? 0);
            }
            else if (isNew)
            {
                known = known with { Base = one.UnrealisedPnl ?? known.Base, Realised = settled };
            }

            realised += settled - known.Realised;
            legs.Add(known.Realised == settled ? known : known with { Realised = settled });
        }

        if (!isNew)
        {
            // Before the first read of positions a leg that was open is not there: taken in anew, what it realised would count twice.
            legs.AddRange(before.Legs.Where(leg => legs.TrueForAll(seen => seen.Leg != leg.Leg)).ToArray());
            legs.Sort((a, b) => string.CompareOrdinal(a.Leg, b.Leg));
        }

        return isNew
            ? new Day { Start = start, Realised = realised, Legs = legs }
            : before with { Realised = realised, Legs = SameAs(before.Legs, legs) ? before.Legs : legs };
    }

    /// <summary>The day after a leg closed.</summary>
    /// <param name="closed">The event.</param>
    /// <param name="lastUnrealised">What the leg stood at, where the venue stated no result; <c>null</c> when it closed while nobody looked: then it takes its base along.</param>
    public Day Closed(PositionClosed closed, decimal? lastUnrealised)
    {
        var key = closed.Position.Key.ToString();
        var known = LegOf(key);
        if (known is null && lastUnrealised is null && closed.RealisedPnl is null)
        {
            return this; // not seen on this day
        }

        var (counted, start) = (known?.Realised ?? 0, known?.Base ?? 0);
        var result = closed.RealisedPnl ?? ((closed.Position.RealisedPnl ?? 0) + (lastUnrealised ?? start));
        return this with { Realised = Realised + result - counted - start, Legs = [.. Legs.Where(leg => leg.Leg != key)] };
    }

    /// <summary>The day once positions are the venue's: what is not open is gone, with its base.</summary>
    /// <param name="open">The open legs.</param>
    public Day ForgetAllBut(IEnumerable<PositionKey> open)
    {
        var kept = open.Select(key => key.ToString()).ToHashSet(StringComparer.Ordinal);
        return Legs.All(leg => kept.Contains(leg.Leg)) ? this : this with { Legs = [.. Legs.Where(leg => kept.Contains(leg.Leg))] };
    }

    /// <summary>The day's result so far.</summary>
    public decimal Result(IReadOnlyList<PositionUpdate> held) =>
        Realised + held.Sum(one => (one.UnrealisedPnl ?? 0) - (LegOf(one.Position.Key.ToString())?.Base ?? 0));

    private DayLeg? LegOf(string key) => Legs.FirstOrDefault(leg => leg.Leg == key);

    private static bool SameAs(IReadOnlyList<DayLeg> before, List<DayLeg> now) => before.SequenceEqual(now);
}
