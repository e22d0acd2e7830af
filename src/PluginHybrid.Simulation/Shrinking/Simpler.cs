using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Shrinking;

/// <summary>Ways to make a day simpler by one thing.</summary>
internal static class Simpler
{
    private static readonly Weather Calm = new() { Name = "calm" };

    /// <summary>A shorter day: what comes later is gone, what lasts longer ends with it.</summary>
    public static Day Shortened(Day day, TimeSpan length) => day with
    {
        Length = length,
        Troubles = [.. day.Troubles.Where(trouble => trouble.At < length).Select(trouble => trouble.At + trouble.Lasts <= length ? trouble : trouble with { Lasts = length - trouble.At })],
        Deeds = [.. day.Deeds.Where(deed => deed.At < length)],
    };

    /// <summary>A day without a symbol, and without what concerns it alone.</summary>
    public static Day Without(Day day, string symbol) => day with
    {
        Symbols = [.. day.Symbols.Where(other => other != symbol)],
        HedgeSymbols = [.. day.HedgeSymbols.Where(other => other != symbol)],
        Deeds = [.. day.Deeds.Where(deed => deed.Symbol != symbol)],
        Troubles = [.. day.Troubles.Where(trouble => trouble.Target != symbol)],
    };

    /// <summary>Steps to a calmer weather: all at once, then one figure after the other.</summary>
    public static IReadOnlyList<Func<Day, Day>> Calmer(Day _) =>
    [
        day => day with { Weather = Calm },
        day => day with { Weather = day.Weather with { CallsLost = 0 } },
        day => day with { Weather = day.Weather with { AnswersLost = 0 } },
        day => day with { Weather = day.Weather with { Duplicates = 0 } },
        day => day with { Weather = day.Weather with { Trends = Calm.Trends, Volatility = Calm.Volatility } },
        day => day with { Weather = day.Weather with { Jitter = Calm.Jitter } },
        day => day with { Weather = day.Weather with { Latency = Calm.Latency } },
        day => day with { Weather = day.Weather with { FrameInterval = Calm.FrameInterval } },
        day => day with { Temper = "careful" },
    ];

    /// <summary>Steps to smaller figures: no hedge mode, no moment to wait for, no duration, then half of it.</summary>
    public static IReadOnlyList<Func<Day, Day>> Smaller(Day day) =>
    [
        .. day.HedgeSymbols.Where(symbol => !day.Deeds.Any(deed => deed.Symbol == symbol))
            .Select(symbol => (Func<Day, Day>)(one => one with { HedgeSymbols = [.. one.HedgeSymbols.Where(other => other != symbol)] })),
        .. Enumerable.Range(0, day.Troubles.Count).SelectMany(index => (Func<Day, Day>[])
        [
            one => With(one, index, trouble => trouble with { Upon = StrikeMoment.Time, After = TimeSpan.Zero }),
            one => With(one, index, trouble => trouble with { Lasts = TimeSpan.Zero }),
            one => With(one, index, trouble => trouble with { Lasts = TimeSpan.FromMilliseconds(Math.Floor(trouble.Lasts.TotalMilliseconds / 2)) }),
            one => With(one, index, trouble => trouble with { Amount = Math.Round(trouble.Amount / 2, 4) }),
            one => With(one, index, trouble => trouble with { After = TimeSpan.Zero }),
        ]),
        .. Enumerable.Range(0, day.Deeds.Count).Select(index => (Func<Day, Day>)(one => WithDeed(one, index))),
    ];

    /// <summary>True when a day has less than another: then what was tried in vain before may succeed now. Smaller figures alone do not count.</summary>
    public static bool IsSmaller(Day day, Day than) =>
        day.Troubles.Count + day.Deeds.Count < than.Troubles.Count + than.Deeds.Count || day.Symbols.Count < than.Symbols.Count || day.Weather != than.Weather
        || Waiting(day) < Waiting(than);

    /// <summary>True when two days are the same but for their identity.</summary>
    public static bool IsSame(Day one, Day other) =>
        one.Length == other.Length && one.Weather == other.Weather && one.Temper == other.Temper
        && one.Symbols.SequenceEqual(other.Symbols) && one.HedgeSymbols.SequenceEqual(other.HedgeSymbols)
        && one.Troubles.SequenceEqual(other.Troubles) && one.Deeds.SequenceEqual(other.Deeds);

    // What a trouble waited for was there only for its sake.
    private static int Waiting(Day day) => day.Troubles.Count(trouble => trouble.Upon != StrikeMoment.Time);

    private static Day With(Day day, int index, Func<Trouble, Trouble> change) => index >= day.Troubles.Count
        ? day
        : day with { Troubles = [.. day.Troubles.Select((trouble, place) => place == index ? change(trouble) : trouble)] };

    // Sizes of orders only: fractions have a meaning of their own.
    private static Day WithDeed(Day day, int index) => index >= day.Deeds.Count || day.Deeds[index].Kind is not (DeedKind.Buy or DeedKind.Sell)
        ? day
        : day with { Deeds = [.. day.Deeds.Select((deed, place) => place == index ? deed with { Amount = Math.Max(1, Math.Ceiling(deed.Amount / 2)) } : deed)] };
}
