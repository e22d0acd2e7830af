using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

/// <summary>At 62 s a position is opened in a symbol that had none; at 67 s it is due to get a stop.</summary>
[Category(Level.Integration)]
public sealed class RestTroubleTests
{
    private const string Stop = "/v5/position/trading-stop";

    [Fact]
    public void Without_trouble_the_stop_stands_within_a_second()
    {
        var diary = Struck(TroubleKind.Jump, 0, 0);

        Assert.InRange(diary.First(62, "called 0", Stop).Second, 67, 69);
        Assert.Contains("stop 6", diary.First(62, "end venue").Text, StringComparison.Ordinal);
    }

    [Fact]
    public void While_rest_is_down_calls_bring_no_envelope_and_nothing_is_done()
    {
        var diary = Struck(TroubleKind.RestDown, 30);

        Assert.InRange(diary.First(62, "called -1", Stop).Second, 67, 69);
        Assert.True(diary.First(62, "leg by host").Second > 90);
    }

    [Fact]
    public void A_silent_rest_is_never_reached()
    {
        var diary = Struck(TroubleKind.RestSilent, 30);

        Assert.InRange(diary.First(62, "command position-manager").Second, 67, 69);
        Assert.True(diary.First(62, "called", Stop).Second > 90);
    }

    [Fact]
    public void A_lost_answer_leaves_a_done_deed_that_is_found_out()
    {
        var diary = Struck(TroubleKind.RestAnswerLost, 3);

        Assert.InRange(diary.First(62, "leg by host").Second, 67, 69);
        Assert.Single(diary.All(62, "called", Stop));
        Assert.NotEmpty(diary.All(67, "event command.settled", "Accepted"));
    }

    [Fact]
    public void A_slow_answer_is_late_by_so_much()
    {
        var diary = Struck(TroubleKind.RestSlow, 30, 3_000);

        Assert.InRange(diary.First(67, "event command.settled", "Accepted").Second - diary.First(62, "called 0", Stop).Second, 3.03, 3.07);
    }

    [Fact]
    public void A_rate_limit_is_told_in_the_venues_code()
    {
        var diary = Struck(TroubleKind.RateLimited, 10);

        Assert.NotEmpty(diary.All(62, "called 10006", Stop));
        Assert.True(diary.First(62, "leg by host").Second > 70);
    }

    [Fact]
    public void A_path_alone_can_be_troubled()
    {
        var diary = LivedDay.Struck(TroubleKind.RestDown, 30, "/v5/order/create", more: Open());

        Assert.InRange(diary.First(62, "called 0", Stop).Second, 67, 69);
    }

    [Fact]
    public void Stale_rows_show_what_was_until_they_are_over()
    {
        // The private stream is away while the person closes: only the list can tell, and until 90 s it shows the past.
        var diary = LivedDay.Struck(
            TroubleKind.StaleRows, 30, more: [
                new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(61), default, "private"),
                new Trouble(TroubleKind.DialRefused, TimeSpan.FromSeconds(61), TimeSpan.FromSeconds(5), "private"),
                new Deed(DeedKind.Close, TimeSpan.FromSeconds(62), "BTCUSDT", 0, 0),
                new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(100), default, "private"),
            ]);

        Assert.InRange(diary.First(61, "event stream.fresh", "Private").Second, 66, 90);
        Assert.InRange(diary.First(61, "event position.closed").Second, 100, 110);
    }

    private static Diary Struck(TroubleKind kind, double lasts, decimal amount = 0) => LivedDay.Struck(kind, lasts, "", amount, Open());

    private static object[] Open() =>
    [
        new Deed(DeedKind.Close, TimeSpan.FromSeconds(30), "BTCUSDT", 0, 0),
        new Deed(DeedKind.Buy, TimeSpan.FromSeconds(62), "BTCUSDT", 0, 3),
    ];
}
