using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Spec;

/// <summary>The user's document, "Heartbeat Tests", and what the venue really needs of them.</summary>
[Category(Level.Unit)]
public sealed class HeartbeatTests
{
    [Fact]
    public void Heartbeat_interval_is_20s() =>
        Assert.Equal(TimeSpan.FromSeconds(20), new ConnectionOptions().HeartbeatInterval);

    [Fact]
    public void Private_ws_ping_sent_every_20s()
    {
        var session = SessionHarness.Live();

        var pings = PingTimes(session, StreamKind.Private, seconds: 65);

        Assert.Equal([20, 40, 60], pings);
    }

    [Fact]
    public void Public_ws_ping_sent_every_20s()
    {
        var session = SessionHarness.Live();

        var pings = PingTimes(session, StreamKind.Public, seconds: 65);

        Assert.Equal([20, 40, 60], pings);
    }

    [Fact]
    public void A_ping_goes_out_also_while_other_frames_arrive()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var pings = new List<double>();
        for (var second = 1; second <= 45; second++)
        {
            session.AdvanceBy(1);
            session.Tick("BTCUSDT", 50_000m + second);
            session.Say(session.Private, new PongFrame(""));
            if (session.Told().Contains("send public-1 ping", StringComparison.Ordinal))
            {
                pings.Add(second);
                session.Say(session.Public, new PongFrame(""));
            }
        }

        Assert.Equal([20, 40], pings);
    }

    [Theory]
    [InlineData(StreamKind.Private)]
    [InlineData(StreamKind.Public)]
    public void A_stream_that_answers_nothing_is_lost_ten_seconds_after_the_ping(StreamKind stream)
    {
        var session = SessionHarness.Live();
        var quiet = stream == StreamKind.Private ? session.Private : session.Public;
        var other = stream == StreamKind.Private ? session.Public : session.Private;
        session.AdvanceBy(20);
        session.Say(other, new PongFrame(""));
        session.AdvanceBy(9.9);
        session.MustNotHaveTold("close");

        session.AdvanceBy(0.1);

        session.MustHaveTold($"close {quiet}: no frame for 30 s and no pong within 10 s of the ping");
    }

    [Fact]
    public void Any_frame_after_the_ping_proves_life_until_three_pongs_are_missing()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        var lost = -1;
        for (var second = 1; second <= 100 && lost < 0; second++)
        {
            session.AdvanceBy(1);
            session.Say(session.Private, new PongFrame(""));
            if (session.Told().Contains("close public-1: 3 pings in a row without a pong, although frames arrive", StringComparison.Ordinal))
            {
                lost = second;
                break;
            }

            session.Tick("BTCUSDT", 50_000m + second);
        }

        // Pings at 20, 40 and 60 s; the third answer was due at 70 s.
        Assert.Equal(70, lost);
    }

    [Fact]
    public void One_pong_forgives_the_missing_ones()
    {
        var session = SessionHarness.Live(Rows.Held("BTCUSDT"));
        for (var second = 1; second <= 200; second++)
        {
            session.AdvanceBy(1);
            session.Say(session.Private, new PongFrame(""));
            session.Tick("BTCUSDT", 50_000m + second);
            if (second % 60 == 41)
            {
                session.Say(session.Public, new PongFrame(""));
            }
        }

        session.MustNotHaveTold("close");
    }

    [Fact]
    public void Pings_faster_than_the_pong_deadline_do_not_push_the_deadline_away()
    {
        var options = new SessionOptions
        {
            Connections = new ConnectionOptions { HeartbeatInterval = TimeSpan.FromSeconds(5), PongTimeout = TimeSpan.FromSeconds(12) },
        };
        var session = SessionHarness.Live(options);

        session.AdvanceBy(17);

        session.MustHaveTold("close private-1: no frame for 17 s and no pong within 12 s of the ping");
    }

    [Fact]
    public void After_a_long_sleep_of_the_machine_one_ping_goes_out_and_not_one_for_every_interval_slept()
    {
        var session = SessionHarness.Live();
        session.Effects.Wake = DateTimeOffset.MaxValue;
        session.AdvanceBy(3_600);

        session.TimerDue();

        Golden.Equal("""
            send private-1 ping
            send public-1 ping
            """, session.Told());
    }

    [Fact]
    public void A_lost_stream_is_not_pinged_any_more()
    {
        var session = SessionHarness.Live();
        var dead = session.Private;
        session.Lose(dead);

        session.AdvanceBy(120);

        session.MustNotHaveTold($"send {dead}");
    }

    private static List<double> PingTimes(SessionHarness session, StreamKind stream, int seconds)
    {
        var begun = session.Now;
        var times = new List<double>();
        for (var second = 1; second <= seconds; second++)
        {
            session.AdvanceBy(1);
            var told = session.Told();
            if (told.Contains($"send {stream}-1 ping", StringComparison.OrdinalIgnoreCase))
            {
                times.Add((session.Now - begun).TotalSeconds);
            }

            session.Say(session.Private, new PongFrame(""));
            session.Say(session.Public, new PongFrame(""));
        }

        return times;
    }
}
