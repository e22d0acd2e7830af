namespace PluginHybrid.Simulation.Days;

/// <summary>Draws what strikes: which kinds at all, how often, when. Much of it close to something else, for that is where races are.</summary>
/// <remarks>All kinds but <see cref="TroubleKind.SnapshotsLost"/>, which <see cref="LossMaker"/> draws: at any moment there is seldom a snapshot to lose.</remarks>
internal static class TroubleMaker
{
    private static readonly string[] Plugins = ["aged-monitor", "position-manager", "trailing-stop"];

    private static readonly string[] Streams = ["private", "private", "public"];

    private static readonly string[] Paths =
        ["", "", "/v5/position/trading-stop", "/v5/order/create", "/v5/position/list", "/v5/order/realtime"];

    private static readonly StrikeMoment[] Moments =
        [StrikeMoment.Close, StrikeMoment.Close, StrikeMoment.Close, StrikeMoment.Stop, StrikeMoment.Stop, StrikeMoment.Read];

    /// <summary>The troubles of a day, by time.</summary>
    /// <param name="day">Its weather, length, symbols and deeds.</param>
    public static IReadOnlyList<Trouble> Make(Day day)
    {
        var draws = new DayDraws(day.Seed, "troubles");
        var kinds = Enum.GetValues<TroubleKind>().Where(kind => kind != TroubleKind.SnapshotsLost && draws.Hits(0.45)).ToArray();
        var perHour = day.Weather.Name switch { "calm" => 2, "ordinary" => 10, "stormy" => 30, _ => 80 };
        if (kinds.Length == 0)
        {
            return [];
        }

        var troubles = new List<Trouble>();
        var mean = TimeSpan.FromHours(1.0 / perHour);
        for (var at = draws.Wait(mean); at < day.Length; at += draws.Wait(mean))
        {
            var strikes = Near(draws, day, troubles, at);
            if (strikes < day.Length)
            {
                troubles.Add(Draw(draws, day, draws.OneOf(kinds), strikes));
            }
        }

        return [.. troubles.OrderBy(trouble => trouble.At)];
    }

    private static TimeSpan Near(DayDraws draws, Day day, List<Trouble> troubles, TimeSpan at)
    {
        var kind = draws.Next();
        TimeSpan? other = kind < 0.3 && troubles.Count > 0 ? draws.OneOf(troubles).At
            : kind < 0.6 && day.Deeds.Count > 0 ? draws.OneOf(day.Deeds).At
            : null;
        return other is { } close ? close + draws.Between(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(15)) : at;
    }

    private static Trouble Draw(DayDraws draws, Day day, TroubleKind kind, TimeSpan at)
    {
        var trouble = new Trouble(kind, at, TimeSpan.Zero, Target(draws, day, kind), Amount(draws, kind));
        trouble = Aimed(draws, day, trouble);
        var lasts = Longest(kind) is { } longest ? draws.Between(TimeSpan.FromMilliseconds(500), longest) : TimeSpan.Zero;
        // Calm comes when the length is over: nothing lasts longer.
        return trouble with { Lasts = lasts < day.Length - at ? lasts : day.Length - at };
    }

    // A part waits for what the host does: no clock hits the tenth of a second in which a close is under way. Careful plugins close nothing within an hour.
    private static Trouble Aimed(DayDraws draws, Day day, Trouble trouble)
    {
        var (isAimed, moment, isAtOnce) = (draws.Hits(trouble.Kind == TroubleKind.HostCrash ? 0.5 : 0.25), draws.OneOf(Moments), draws.Hits(0.2));
        var after = draws.Between(TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(3));
        return !isAimed ? trouble : trouble with
        {
            Upon = day.Temper == DayMaker.Tempers[0] ? StrikeMoment.Read : moment,
            After = isAtOnce ? TimeSpan.Zero : after,
        };
    }

    private static string Target(DayDraws draws, Day day, TroubleKind kind) => kind switch
    {
        TroubleKind.Reset or TroubleKind.Close or TroubleKind.Silence or TroubleKind.Clog or TroubleKind.Slow
            or TroubleKind.DialRefused or TroubleKind.DialHang or TroubleKind.RequestRefused or TroubleKind.RequestSilent => draws.OneOf(Streams),
        TroubleKind.Repeats => "private",
        TroubleKind.RestDown or TroubleKind.RestSilent or TroubleKind.RestAnswerLost or TroubleKind.RestSlow or TroubleKind.RateLimited => draws.OneOf(Paths),
        TroubleKind.Jump or TroubleKind.Wick => draws.OneOf(day.Symbols),
        TroubleKind.PluginThrows or TroubleKind.PluginSlow or TroubleKind.PluginRestart or TroubleKind.PluginSwap => draws.OneOf(Plugins),
        _ => "",
    };

    private static decimal Amount(DayDraws draws, TroubleKind kind)
    {
        var sign = draws.Hits(0.5) ? 1 : -1;
        return kind switch
        {
            TroubleKind.Slow => draws.Number(100, 8_000),
            TroubleKind.RestSlow => draws.Number(100, 15_000),
            TroubleKind.PluginSlow => draws.Number(5, 5_000),
            TroubleKind.TimeSkew => draws.Number(200, 60_000),
            TroubleKind.HostCrash => draws.Hits(0.5) ? 0 : draws.Number(1, 30),
            TroubleKind.Jump => sign * draws.Between(0.002m, 0.08m),
            TroubleKind.Wick => sign * draws.Between(0.01m, 0.25m),
            _ => 0,
        };
    }

    // Null: over at once.
    private static TimeSpan? Longest(TroubleKind kind) => kind switch
    {
        TroubleKind.Reset or TroubleKind.Close or TroubleKind.Jump or TroubleKind.TimeSkew or TroubleKind.PluginRestart or TroubleKind.PluginSwap => null,
        TroubleKind.Wick => TimeSpan.FromSeconds(20),
        TroubleKind.Silence or TroubleKind.Clog or TroubleKind.RequestRefused or TroubleKind.RequestSilent => TimeSpan.FromSeconds(90),
        TroubleKind.PluginThrows or TroubleKind.PluginSlow => TimeSpan.FromMinutes(3),
        TroubleKind.HostCrash => TimeSpan.FromMinutes(1),
        TroubleKind.StaleRows => TimeSpan.FromSeconds(20),
        TroubleKind.Repeats or TroubleKind.DialRefused => TimeSpan.FromMinutes(5),
        _ => TimeSpan.FromMinutes(2),
    };
}
