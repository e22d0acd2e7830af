using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Days;

[Category(Level.Unit)]
public sealed class DayMakerTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private static readonly Day[] Days = [.. Enumerable.Range(1, 400).Select(seed => DayMaker.Make(seed, Hour))];

    [Fact]
    public void The_same_seed_gives_the_same_day()
    {
        foreach (var seed in (int[])[1, 87, 2_000_000])
        {
            var (one, other) = (DayMaker.Make(seed, Hour), DayMaker.Make(seed, Hour));
            Assert.Equal(one.Troubles, other.Troubles);
            Assert.Equal(one.Deeds, other.Deeds);
            Assert.Equal(one.Weather, other.Weather);
            Assert.Equal(one.Symbols, other.Symbols);
        }
    }

    [Fact]
    public void Trouble_and_deeds_come_in_order_and_within_the_length()
    {
        Assert.All(Days, day =>
        {
            Assert.Equal(day.Troubles.OrderBy(trouble => trouble.At), day.Troubles);
            Assert.Equal(day.Deeds.OrderBy(deed => deed.At), day.Deeds);
            Assert.All(day.Troubles, trouble => Assert.InRange(trouble.At + trouble.Lasts, TimeSpan.Zero, day.Length));
            Assert.All(day.Deeds, deed => Assert.InRange(deed.At, TimeSpan.Zero, day.Length));
        });
    }

    [Fact]
    public void Some_days_are_calm_and_some_brutal()
    {
        Assert.Equal(["brutal", "calm", "ordinary", "stormy"], Days.Select(day => day.Weather.Name).Distinct().Order());
        Assert.Contains(Days, day => day.Troubles.Count == 0);
        Assert.Contains(Days, day => day.Troubles.Count > 70);
        Assert.Equal(DayMaker.Tempers.Order(), Days.Select(day => day.Temper).Distinct().Order());
    }

    [Fact]
    public void Every_kind_of_trouble_and_deed_comes_but_never_all_kinds_on_one_day()
    {
        Assert.Equal(Enum.GetValues<TroubleKind>(), Days.SelectMany(day => day.Troubles).Select(trouble => trouble.Kind).Distinct().Order());
        Assert.Equal(Enum.GetValues<DeedKind>(), Days.SelectMany(day => day.Deeds).Select(deed => deed.Kind).Distinct().Order());
        Assert.All(Days, day => Assert.True(day.Troubles.Select(trouble => trouble.Kind).Distinct().Count() < Enum.GetValues<TroubleKind>().Length));
    }

    [Fact]
    public void Some_troubles_wait_for_closes_stops_and_reads()
    {
        var all = Days.SelectMany(day => day.Troubles).ToList();

        Assert.Equal(Enum.GetValues<StrikeMoment>(), all.Select(trouble => trouble.Upon).Distinct().Order());
        Assert.InRange(all.Count(trouble => trouble.Upon != StrikeMoment.Time) / (double)all.Count, 0.2, 0.35);
        Assert.Contains(all, trouble => trouble is { Kind: TroubleKind.HostCrash, Upon: StrikeMoment.Close, Amount: > 0 } && trouble.After == TimeSpan.Zero);
    }

    [Fact]
    public void On_a_part_of_the_days_a_leg_is_closed_and_often_opened_anew_while_no_host_lives()
    {
        var absences = (from day in Days
                        from dead in day.Troubles
                        where dead is { Kind: TroubleKind.HostCrash, Upon: StrikeMoment.Time } && dead.Lasts >= TimeSpan.FromSeconds(20)
                        from closed in day.Deeds
                        where closed.Kind == DeedKind.Close && Within(dead, closed.At)
                        let anew = day.Deeds.FirstOrDefault(deed => deed.At > closed.At && Within(dead, deed.At) && deed.Symbol == closed.Symbol && deed.Kind is DeedKind.Buy or DeedKind.Sell)
                        select (day.Seed, Anew: anew?.Kind)).ToList();

        Assert.InRange(absences.Select(absence => absence.Seed).Distinct().Count() / (double)Days.Length, 0.15, 0.45);
        Assert.Equal([null, DeedKind.Buy, DeedKind.Sell], absences.Select(absence => absence.Anew).Distinct().Order());
    }

    [Fact]
    public void On_a_part_of_the_days_snapshots_are_lost_about_a_deed()
    {
        var struck = Days.Where(day => day.Troubles.Any(trouble => trouble.Kind == TroubleKind.SnapshotsLost)).ToList();

        Assert.InRange(struck.Count / (double)Days.Length, 0.15, 0.35);
        Assert.All(
            struck.SelectMany(day => day.Troubles.Where(trouble => trouble.Kind == TroubleKind.SnapshotsLost).Select(trouble => (trouble.At, day.Deeds))),
            loss => Assert.Contains(loss.Deeds, deed => deed.At == loss.At));
    }

    [Fact]
    public void Orders_are_worth_20_to_6_000_or_the_least_there_is()
    {
        foreach (var deed in Days.SelectMany(day => day.Deeds).Where(deed => deed.Kind is DeedKind.Buy or DeedKind.Sell))
        {
            var rules = DayMaker.Instruments.First(known => known.Symbol == deed.Symbol);
            var least = Math.Max(rules.MinQty * rules.StartPrice, 6);
            Assert.InRange(deed.Amount * least, Math.Min(20, least), 6_000 + (2 * least));
        }
    }

    [Fact]
    public void Deeds_name_legs_that_the_day_has()
    {
        Assert.All(Days.SelectMany(day => day.Deeds.Select(deed => (day, deed))), pair =>
        {
            var isHedge = pair.day.HedgeSymbols.Contains(pair.deed.Symbol);
            Assert.Contains(pair.deed.Symbol, pair.day.Symbols);
            Assert.InRange(pair.deed.PositionIdx, isHedge ? 1 : 0, isHedge ? 2 : 0);
        });
    }

    private static bool Within(Trouble dead, TimeSpan at) => at > dead.At && at < dead.At + dead.Lasts;

    [Fact]
    public void A_shorter_day_of_the_same_seed_has_the_same_weather() =>
        Assert.Equal(DayMaker.Make(5, Hour).Weather, DayMaker.Make(5, TimeSpan.FromMinutes(5)).Weather);
}
