using System.Text.Json;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Worlds;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

/// <summary>Troubles that wait for what the host does. The aged monitor closes a part of the leg at ten minutes.</summary>
[Category(Level.Integration)]
public sealed class AimedTroubleTests
{
    private static readonly Day Still = LivedDay.Calm() with
    {
        Length = TimeSpan.FromMinutes(12),
        Weather = new Weather { Name = "calm", Volatility = 0.00005m },
        Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(20), "BTCUSDT", 0, 4)],
    };

    [Fact]
    public void It_strikes_so_long_after_the_next_order_that_reduces()
    {
        var (report, diary) = Lived(new Trouble(TroubleKind.HostCrash, TimeSpan.FromMinutes(2), TimeSpan.FromSeconds(5), "", 0, StrikeMoment.Close, TimeSpan.FromMilliseconds(20)));

        var asked = diary.First(120, "journal Sent aged-monitor", "reduce");
        Assert.InRange(diary.First(120, "host ends").Second - asked.Second, 0.0199, 0.0201);
        Assert.Equal(1, report.Coverage[new CoveredPlace(TroubleKind.HostCrash, "fresh", "closing")]);
        Assert.Equal(2, report.Incarnations);
    }

    [Theory]
    [InlineData(StrikeMoment.Close, 11)]
    [InlineData(StrikeMoment.Stop, 11)]
    [InlineData(StrikeMoment.Read, 11)]
    public void It_does_not_strike_where_its_moment_is_over(StrikeMoment moment, int minute)
    {
        var (report, _) = Lived(new Trouble(TroubleKind.HostCrash, TimeSpan.FromMinutes(minute), TimeSpan.FromSeconds(5), "", 0, moment));

        Assert.Equal(1, report.Incarnations);
        Assert.Empty(report.Coverage);
    }

    [Theory]
    [InlineData(StrikeMoment.Stop)]
    [InlineData(StrikeMoment.Read)]
    public void It_waits_for_stops_and_reads_too(StrikeMoment moment) =>
        Assert.Equal(2, Lived(new Trouble(TroubleKind.HostCrash, TimeSpan.FromMilliseconds(1), TimeSpan.FromSeconds(5), "", 0, moment)).Report.Incarnations);

    [Fact]
    public void A_close_at_a_limit_whose_plugin_is_restarted_before_the_answer_is_taken_back_by_the_next_instance()
    {
        var diary = new Diary();
        LivedDay.Live(
            Still with
            {
                Length = TimeSpan.FromMinutes(22),
                Troubles = [new Trouble(TroubleKind.PluginRestart, TimeSpan.FromMinutes(15), TimeSpan.Zero, "aged-monitor", 0, StrikeMoment.Close)],
            },
            diary);

        var placed = diary.First(900, "called 0 POST /v5/order/create");
        var link = JsonDocument.Parse(placed.Text[placed.Text.IndexOf('{', StringComparison.Ordinal)..]).RootElement.GetProperty("orderLinkId").GetString()!;
        var takenBack = diary.First(placed.Second, "called 0 POST /v5/order/cancel", link);
        // Half a minute of grace, then it hears which order rests, and waits for that one as for one of its own.
        Assert.InRange(takenBack.Second - placed.Second, 39, 42);
        Assert.DoesNotContain(link, diary.First(takenBack.Second, "called 0 POST /v5/order/create").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void One_that_waits_in_vain_leaves_the_day_as_it_was()
    {
        var waits = new Trouble(TroubleKind.Reset, TimeSpan.FromMinutes(11), TimeSpan.Zero, "private", 0, StrikeMoment.Close);

        Assert.Equal(Lived().Report.Hash, Lived(waits).Report.Hash);
    }

    private static (DayReport Report, Diary Diary) Lived(params Trouble[] troubles)
    {
        var diary = new Diary();
        return (LivedDay.Live(Still with { Troubles = troubles }, diary), diary);
    }
}
