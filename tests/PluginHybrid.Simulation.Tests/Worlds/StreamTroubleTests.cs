using PluginHybrid.Simulation.Days;
using PluginHybrid.Testing;

namespace PluginHybrid.Simulation.Tests.Worlds;

[Category(Level.Integration)]
public sealed class StreamTroubleTests
{
    [Fact]
    public void A_reset_is_seen_at_once_and_dialled_again()
    {
        var diary = LivedDay.Struck(TroubleKind.Reset, target: "private");

        Assert.Equal(60, diary.First(60, "event private.disconnected", "1006").Second);
        Assert.InRange(diary.First(60, "event private.reconnected").Second, 61, 65);
    }

    [Fact]
    public void A_close_comes_with_its_code() =>
        Assert.InRange(LivedDay.Struck(TroubleKind.Close, target: "private").First(60, "event private.disconnected", "code 1000").Second, 60.03, 60.07);

    [Fact]
    public void Silence_is_told_by_nobody_and_found_by_the_heartbeat()
    {
        var diary = LivedDay.Struck(TroubleKind.Silence, lasts: 5, target: "private");

        Assert.InRange(diary.First(60, "event private.disconnected").Second, 65, 100);
        Assert.NotEmpty(diary.All(65, "event private.reconnected"));
    }

    [Fact]
    public void A_clog_holds_everything_and_lets_it_go_at_once()
    {
        var diary = LivedDay.Struck(TroubleKind.Clog, lasts: 8, target: "public");

        Assert.DoesNotContain(diary.Ticks, tick => tick.At.TotalSeconds is > 60 and < 68);
        Assert.True(diary.Ticks.Count(tick => tick.At.TotalSeconds == 68) >= 3, "Less than three prices came when the clog ended.");
    }

    [Fact]
    public void A_slow_stream_is_late_by_so_much()
    {
        var diary = LivedDay.Struck(TroubleKind.Slow, lasts: 30, target: "public", amount: 700);

        Assert.All(diary.Ticks.Where(tick => tick.At.TotalSeconds is > 62 and < 90), tick => Assert.InRange(tick.Late.TotalMilliseconds, 735, 765));
        Assert.All(diary.Ticks.Where(tick => tick.At.TotalSeconds > 92), tick => Assert.InRange(tick.Late.TotalMilliseconds, 35, 65));
    }

    [Fact]
    public void A_lost_snapshot_is_asked_for_anew_until_it_comes()
    {
        var diary = LivedDay.Struck(TroubleKind.SnapshotsLost, lasts: 15, target: "public", more: new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(61), default, "public"));

        Assert.InRange(diary.First(61, "event stream.fresh", "Public").Second, 80, 100);
    }

    [Fact]
    public void Refused_dials_are_tried_again_until_they_are_taken()
    {
        var diary = LivedDay.Struck(TroubleKind.DialRefused, lasts: 30, target: "private", more: new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(61), default, "private"));

        Assert.True(diary.All(61, "dial private").Count >= 4);
        Assert.InRange(diary.First(61, "event private.reconnected").Second, 90, 125);
    }

    [Fact]
    public void A_hanging_dial_is_given_up_after_ten_seconds()
    {
        var diary = LivedDay.Struck(TroubleKind.DialHang, lasts: 15, target: "private", more: new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(61), default, "private"));
        var dials = diary.All(61, "dial private");

        Assert.InRange(dials[1].Second - dials[0].Second, 10, 14);
        Assert.NotEmpty(diary.All(75, "event private.reconnected"));
    }

    [Fact]
    public void A_refused_auth_is_tried_again_and_ends_the_host_that_is_then_started_again()
    {
        var diary = LivedDay.Struck(TroubleKind.RequestRefused, lasts: 20, target: "private", more: new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(61), default, "private"));

        Assert.True(diary.All(61, "event auth.failed", "IsFinal = False").Count >= 2);
        Assert.Equal(diary.First(61, "event auth.failed", "IsFinal = True").Second, diary.First(61, "host ends").Second);
        Assert.True(diary.First(61, "event auth.success").Second > 80);
    }

    [Fact]
    public void An_auth_without_an_answer_is_given_up()
    {
        var diary = LivedDay.Struck(TroubleKind.RequestSilent, lasts: 20, target: "private", more: new Trouble(TroubleKind.Reset, TimeSpan.FromSeconds(61), default, "private"));

        Assert.True(diary.All(61, "sent private", "\"auth\"").Count >= 2);
        Assert.True(diary.First(61, "event private.reconnected").Second > 80);
    }

    [Fact]
    public void Repeated_frames_make_no_event_twice()
    {
        var buy = new Deed(DeedKind.Buy, TimeSpan.FromSeconds(62), "BTCUSDT", 0, 2);
        var calm = LivedDay.Struck(TroubleKind.Reset, target: "public", more: buy);
        var (before, frames, old) = (calm.All(62, "event execution").Count, 0L, 0L);
        var day = LivedDay.Calm() with
        {
            Length = TimeSpan.FromMinutes(3),
            Deeds = [new Deed(DeedKind.Buy, TimeSpan.FromSeconds(10), "BTCUSDT", 0, 3), buy],
            Troubles = [new Trouble(TroubleKind.Repeats, TimeSpan.FromSeconds(60), TimeSpan.FromSeconds(10), "private")],
        };
        var diary = new Diary();
        diary.AtEnd(world => (frames, old) = (world.Session!.Private.Frames, world.Session!.Public.OldFrames));
        LivedDay.Live(day, diary);

        Assert.True(before > 0);
        Assert.Equal(before, diary.All(62, "event execution").Count);
        Assert.Single(diary.All(0, "event position.opened"));
        Assert.True(frames >= 25, $"{frames} private frames: the repeated ones are not among them.");
        Assert.True(old >= 3, $"{old} old prices: those that came again are not among them.");
    }
}
