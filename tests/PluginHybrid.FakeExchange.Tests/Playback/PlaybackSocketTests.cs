using System.Globalization;
using System.Text.RegularExpressions;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.FakeExchange.Tests.Playback;

/// <summary>Recordings played through real sockets, to a plain client.</summary>
[Category(Level.Integration)]
public sealed class PlaybackSocketTests
{
    private static RecordingInHand Ticks(int count, int gap = 10)
    {
        var recording = new RecordingInHand().Opened(RecordingInHand.Public).Subscribed(RecordingInHand.Public, "tickers.BTCUSDT").Snapshot("BTCUSDT", 100, 1);
        for (var cs = 2; cs <= count; cs++)
        {
            recording.After(gap).Delta("BTCUSDT", "markPrice", 100 + cs, cs);
        }

        return recording;
    }

    private static Task<FakeBybit> Play(RecordingInHand recording, Func<PlaybackOptions, PlaybackOptions>? with = null)
    {
        var options = new PlaybackOptions { Session = recording.Session(), Pace = Pace.Max, ShiftTimes = false };
        return Start.Exchange(new FakeBybitOptions { Playback = with?.Invoke(options) ?? options });
    }

    [Theory]
    [InlineData("max")]
    [InlineData("10x")]
    public async Task Every_frame_of_a_socket_comes_in_the_recordings_order_behind_the_live_acknowledgement(string pace)
    {
        await using var exchange = await Play(Ticks(300), options => options with { Pace = Pace.Read(pace)!.Value });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await socket.SendAsync(Requests.Subscribe("mine", "tickers.BTCUSDT"));

        Assert.Contains("\"req_id\":\"mine\"", await socket.NextAsync(), StringComparison.Ordinal);
        for (var cs = 1; cs <= 300; cs++)
        {
            Assert.Equal(cs, Cs(await socket.NextAsync($"frame {cs}")));
        }

        await Wait.For("the end of the playback", exchange.Playback!.Ended);
        Assert.Equal(PlaybackState.Ended, exchange.Playback.State);
        Assert.Empty(exchange.Playback.Report().Unplayed);
    }

    [Fact]
    public async Task Nothing_is_played_before_the_recordings_first_subscriptions_are_there()
    {
        await using var exchange = await Play(Ticks(5));
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        Assert.Empty(await socket.FlushAsync());
        Assert.Equal(PlaybackState.Waiting, exchange.Playback!.State);

        await socket.SendAsync(Requests.Subscribe("mine", "tickers.BTCUSDT"));

        await Wait.For("the end of the playback", exchange.Playback.Ended);
        Assert.Equal(5, exchange.Playback.Report().FramesPlayed);
    }

    [Fact]
    public async Task A_wrong_signature_is_refused_whatever_the_recording_says()
    {
        await using var exchange = await Play(new RecordingInHand().Opened(RecordingInHand.Private)
            .Came(RecordingInHand.Private, """{"req_id":"a","success":true,"ret_msg":"","op":"auth","conn_id":"c"}""").Subscribed(RecordingInHand.Private, "position").Position("BTCUSDT", "Buy", 1, 0, 1));
        await using var socket = await TestSocket.OpenAsync(exchange.PrivateUri);

        Assert.Contains("\"success\":false", await socket.AskAsync(Requests.Auth(exchange, secret: "another")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Paused_it_answers_but_plays_nothing_and_a_step_plays_one_record()
    {
        await using var exchange = await Play(Ticks(4), options => options with { Paused = true });
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        Assert.Contains("\"success\":true", await socket.AskAsync(Requests.Subscribe("mine", "tickers.BTCUSDT")), StringComparison.Ordinal);
        Assert.Empty(await socket.FlushAsync());

        await Wait.For("the recorded subscription", exchange.Playback!.StepAsync());
        await Wait.For("the first frame", exchange.Playback.StepAsync());
        Assert.Equal(1, Cs(Assert.Single(await socket.FlushAsync())));
        await Wait.For("the second frame", exchange.Playback.StepAsync());
        Assert.Equal(2, Cs(Assert.Single(await socket.FlushAsync())));

        exchange.Playback.Resume();
        await Wait.For("the end of the playback", exchange.Playback.Ended);
        Assert.Equal([3, 4], (await socket.FlushAsync()).Select(Cs));
    }

    [Fact]
    public async Task After_a_seek_sockets_are_lost_and_a_new_one_is_told_the_truth_of_that_time()
    {
        await using var exchange = await Play(Ticks(100), options => options with { Paused = true });
        await using var first = await TestSocket.OpenAsync(exchange.PublicUri);
        Assert.Contains("\"success\":true", await first.AskAsync(Requests.Subscribe("mine", "tickers.BTCUSDT")), StringComparison.Ordinal);

        exchange.Playback!.Seek(TimeSpan.FromMilliseconds(500));

        await first.UntilEndedAsync();
        await using var second = await TestSocket.OpenAsync(exchange.PublicUri);
        var snapshot = await second.AskAsync(Requests.Subscribe("again", "tickers.BTCUSDT"));
        Assert.Contains("\"type\":\"snapshot\"", snapshot, StringComparison.Ordinal);
        Assert.Equal(50, Cs(snapshot));
        Assert.Contains("\"markPrice\":\"150\"", snapshot, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_reconnect_the_recording_does_not_have_gets_a_snapshot_and_then_what_follows()
    {
        await using var exchange = await Play(Ticks(60), options => options with { Paused = true });
        await using var first = await TestSocket.OpenAsync(exchange.PublicUri);
        await first.AskAsync(Requests.Subscribe("mine", "tickers.BTCUSDT"));
        for (var step = 0; step < 21; step++)
        {
            await Wait.For($"step {step}", exchange.Playback!.StepAsync());
        }

        exchange.Controls.Drop(Server.ConnectionKind.Public);
        await first.UntilEndedAsync();
        for (var step = 0; step < 10; step++)
        {
            await Wait.For($"lost step {step}", exchange.Playback!.StepAsync());
        }

        await using var second = await TestSocket.OpenAsync(exchange.PublicUri);
        Assert.Equal(30, Cs(await second.AskAsync(Requests.Subscribe("mine", "tickers.BTCUSDT"))));
        exchange.Playback!.Resume();
        await Wait.For("the end of the playback", exchange.Playback.Ended);

        Assert.Equal(Enumerable.Range(31, 30), (await second.FlushAsync()).Where(frame => !frame.Contains("\"op\"", StringComparison.Ordinal)).Select(Cs));
        var lost = Assert.Single(exchange.Playback.Report().Unplayed);
        Assert.Equal(("no-socket", 10), (lost.Reason, lost.Count));
    }

    [Fact]
    public async Task A_recorded_loss_ends_the_socket_behind_the_frames_before_it_and_failed_dials_are_refused()
    {
        await using var exchange = await Play(Ticks(20).Lost(RecordingInHand.Public).Lost("public#2", 503).Opened("public#3"));
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await socket.SendAsync(Requests.Subscribe("mine", "tickers.BTCUSDT"));
        await socket.NextAsync("the acknowledgement");
        for (var cs = 1; cs <= 20; cs++)
        {
            Assert.Equal(cs, Cs(await socket.NextAsync($"frame {cs}")));
        }

        await socket.UntilEndedAsync();
        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => TestSocket.OpenAsync(exchange.PublicUri));
        Assert.Equal("HTTP 503", refused.Message);
        await using var again = await TestSocket.OpenAsync(exchange.PublicUri);
    }

    [Fact]
    public async Task Commands_are_answered_from_the_recording_and_others_are_denied_and_listed()
    {
        const string Stop = """{"category":"linear","symbol":"BTCUSDT","stopLoss":"99.5","positionIdx":0}""";
        await using var exchange = await Play(Ticks(3).Asked("POST", "/v5/position/trading-stop", Stop, 200, """{"retCode":0,"retMsg":"OK","result":{},"retExtInfo":{},"time":1}"""));
        using var rest = new TestRest(exchange);

        var known = await rest.PostAsync("/v5/position/trading-stop", Stop);
        var stranger = await rest.PostAsync("/v5/position/trading-stop", Stop.Replace("99.5", "99.6", StringComparison.Ordinal));

        Assert.Equal(0, known.GetProperty("retCode").GetInt32());
        Assert.Equal("Denied: not in recording", stranger.GetProperty("retMsg").GetString());
        Assert.Equal(DivergenceKind.NotInRecording, Assert.Single(exchange.Playback!.Report().Divergences).Kind);
    }

    [Fact]
    public async Task Moved_times_begin_now_and_keep_their_distances()
    {
        await using var exchange = await Play(Ticks(3), options => options with { ShiftTimes = true });
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        await using var socket = await TestSocket.OpenAsync(exchange.PublicUri);
        await socket.SendAsync(Requests.Subscribe("mine", "tickers.BTCUSDT"));
        await socket.NextAsync("the acknowledgement");

        long[] times = [Ts(await socket.NextAsync()), Ts(await socket.NextAsync()), Ts(await socket.NextAsync())];

        Assert.InRange(times[0], before - 2, TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds() + 1);
        Assert.Equal([10, 10], [times[1] - times[0], times[2] - times[1]]);
    }

    private static int Cs(string frame) => int.Parse(Regex.Match(frame, "\"cs\":(\\d+)").Groups[1].Value, CultureInfo.InvariantCulture);

    private static long Ts(string frame) => long.Parse(Regex.Match(frame, "\"ts\":(\\d+)").Groups[1].Value, CultureInfo.InvariantCulture);
}
