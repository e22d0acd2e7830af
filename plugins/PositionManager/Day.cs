namespace PluginHybrid.Plugins.Managing;

/// <summary>The result of one trading day: realised since it began, plus unrealised now, less unrealised when it began. A value; kept in the state store.</summary>
internal sealed record Day
{
    /// <summary>When it began.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>Realised since then, of positions open and closed, less what they stood at when the day began.</summary>
    public decimal Realised { get; init; }

    /// <summary>Open legs, in the order of their keys.</summary>
    public IReadOnlyList<DayLeg> Legs { get; init; } = [];

    /// <summary>The limit was passed and a person was told.</summary>
    public bool Alerted { get; init; }

    /// <summary>The beginning of the day a moment lies in.</summary>
    public static DateTimeOffset StartOf(DateTimeOffset moment, int hour)
    {
        var shifted = moment.ToUniversalTime().AddHours(-hour);
        return new DateTimeOffset(shifted.Date, TimeSpan.Zero).AddHours(hour);
    }

    /// <summary>The day as of a look at all open legs: a new one after its hour, new legs taken in, realised results counted.</summary>
    public static Day Next(Day? day, IReadOnlyList<PositionUpdate> held, DateTimeOffset now, int hour)
    {
        var start = StartOf(now, hour);
        var isNew = day is null || day.Start != start;
        var before = day ?? new Day { Start = start };
        var realised = isNew ? 0 : before.Realised;
        var legs = new List<DayLeg>(held.Count);
        foreach (var one in held)
        {
            var known = before.Legs.FirstOrDefault(leg => leg.Leg == one.Position.Key.ToString());
            var settled = one.Position.RealisedPnl ?? 0;
            if (known is null || !known.Identity.Is(one.Position))
            {
                var opened = one.Position.OpenedAt >= start && one.Position.AgeOrigin == AgeOrigin.OpenTime;
                known = new DayLeg(one.Position.Key.ToString(), PositionIdentity.Of(one.Position), opened ? 0 : settled, opened ? 0 : one.UnrealisedPnl ?? 0);
            }
            else if (isNew)
            {
                known = known with { Base = one.UnrealisedPnl ?? known.Base, Realised = settled };
            }

            realised += settled - known.Realised;
            legs.Add(known.Realised == settled ? known : known with { Realised = settled });
        }

        // A leg that is gone without a word (closed while nobody looked) takes its base along: it is settled by Closed, or never.
        return isNew
            ? new Day { Start = start, Realised = realised, Legs = legs }
            : before with { Realised = realised, Legs = SameAs(before.Legs, legs) ? before.Legs : legs };
    }

    /// <summary>The day after a leg closed.</summary>
    /// <param name="closed">The event.</param>
    /// <param name="lastUnrealised">What the leg stood at, where the venue stated no result.</param>
    public Day Closed(PositionClosed closed, decimal lastUnrealised)
    {
        var key = closed.Position.Key.ToString();
        var known = Legs.FirstOrDefault(leg => leg.Leg == key);
        var counted = known?.Realised ?? 0;
        var result = closed.RealisedPnl ?? ((closed.Position.RealisedPnl ?? 0) + lastUnrealised);
        return this with { Realised = Realised + result - counted - (known?.Base ?? 0), Legs = [.. Legs.Where(leg => leg.Leg != key)] };
    }

    /// <summary>The day's result so far.</summary>
    public decimal Result(IReadOnlyList<PositionUpdate> held) =>
        Realised + held.Sum(one => one.UnrealisedPnl ?? 0) - Legs.Sum(leg => leg.Base);

    private static bool SameAs(IReadOnlyList<DayLeg> before, List<DayLeg> now) => before.SequenceEqual(now);
}
