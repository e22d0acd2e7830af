using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.FakeExchange.Tests.Playback;

[Category(Level.Unit)]
public sealed class PlaybackEngineTests
{
    private const string ListOfUsdt = "category=linear&settleCoin=USDT&limit=200";

    private static RecordingInHand Two() => new RecordingInHand()
        .Opened(RecordingInHand.Private).Opened(RecordingInHand.Public)
        .Subscribed(RecordingInHand.Private, "position", "order")
        .Subscribed(RecordingInHand.Public, "tickers.BTCUSDT")
        .After(10).Snapshot("BTCUSDT", 100, 1)
        .After(10).Delta("BTCUSDT", "markPrice", 101, 2)
        .After(10).Position("BTCUSDT", "Buy", 1, 0, 5)
        .After(10).Delta("BTCUSDT", "lastPrice", 102, 3);

    private static PlaybackEngine Engine(RecordingInHand recording) => new(recording.Session(), StampShift.None);

    [Fact]
    public void A_client_gets_the_frames_of_what_it_subscribes_itself_in_the_recordings_order()
    {
        var engine = Engine(Two());
        var (account, prices) = (new PlayedTo(true, "position"), new PlayedTo(false, "tickers.BTCUSDT"));

        PlayedTo.All(engine, account, prices);

        Assert.Equal([1, 2, 3], prices.Got.Select(frame => frame.Contains("\"cs\":1", StringComparison.Ordinal) ? 1 : frame.Contains("\"cs\":2", StringComparison.Ordinal) ? 2 : 3));
        Assert.Contains("\"position\"", Assert.Single(account.Got), StringComparison.Ordinal);
        Assert.Empty(engine.Missed());
    }

    [Fact]
    public void Acknowledgements_and_pongs_are_never_played_from_the_file()
    {
        var session = Two().Came(RecordingInHand.Private, """{"req_id":"1","op":"pong","args":["1"],"conn_id":"c"}""").Session();
        var engine = new PlaybackEngine(session, StampShift.None);
        var account = new PlayedTo(true, "position", "order");

        PlayedTo.All(engine, account);

        Assert.Single(account.Got);
        Assert.Equal(3, session.AnsweredLive);
    }

    [Fact]
    public void What_a_client_does_not_subscribe_is_skipped_and_counted_with_its_place()
    {
        var engine = Engine(Two());

        PlayedTo.All(engine, new PlayedTo(false));

        var missed = engine.Missed();
        Assert.Equal(("public tickers.BTCUSDT", "not-subscribed", 3), (missed[1].What, missed[1].Reason, missed[1].Count));
        Assert.Equal(("private position", "no-socket", 1), (missed[0].What, missed[0].Reason, missed[0].Count));
        Assert.Equal("#7 at 0.010 s", missed[1].First[0].ToString());
    }

    [Fact]
    public void The_barrier_falls_once_a_client_subscribes_what_the_recordings_had_before_its_first_data()
    {
        var engine = Engine(Two());
        var (account, prices) = (new PlayedTo(true, "position"), new PlayedTo(false));

        Assert.False(engine.IsBarrierDown([account, prices]));
        account.Topics.Add("order");
        Assert.False(engine.IsBarrierDown([account, prices]));
        prices.Topics.Add("tickers.BTCUSDT");
        Assert.True(engine.IsBarrierDown([account, prices]));
    }

    [Fact]
    public void A_loss_is_played_with_the_dials_that_failed_after_it_but_a_close_of_the_clients_own_is_not()
    {
        var engine = Engine(Two().Lost(RecordingInHand.Public).Lost("public#2", 503).Opened("public#3").ClosedByUs(RecordingInHand.Private).Lost(RecordingInHand.Private));
        var (account, prices) = (new PlayedTo(true), new PlayedTo(false));

        PlayedTo.All(engine, account, prices);

        Assert.Equal([503], prices.Lost!);
        Assert.Null(account.Lost);
    }

    [Fact]
    public void A_subscription_the_recording_does_not_have_gets_a_snapshot_of_that_moment()
    {
        var engine = Engine(Two());
        engine.Seek(TimeSpan.FromMilliseconds(25));

        var snapshot = System.Text.Encoding.UTF8.GetString(engine.Snapshot("BTCUSDT")!.Value.Span);

        Assert.Equal(
            """{"topic":"tickers.BTCUSDT","type":"snapshot","data":{"symbol":"BTCUSDT","lastPrice":"100","markPrice":"101","bid1Price":"1","fundingRate":"0.0001"},"cs":2,"ts":1795356300020}""",
            snapshot);
    }

    [Fact]
    public void No_snapshot_is_made_up_where_the_recordings_own_is_about_to_come()
    {
        var engine = Engine(Two().After(2_000).Opened("public#2").Delta("ETHUSDT", "markPrice", 1, 1, "public#2").After(10).Snapshot("BTCUSDT", 105, 9, "public#2"));
        engine.Seek(TimeSpan.FromMilliseconds(100));

        Assert.Null(engine.Snapshot("BTCUSDT"));
    }

    [Fact]
    public void A_read_at_the_recorded_moment_gets_the_recorded_answer_and_a_later_one_what_has_become_of_it()
    {
        var engine = Engine(new RecordingInHand()
            .Subscribed(RecordingInHand.Private, "position")
            .Read($"/v5/position/list?{ListOfUsdt}", RecordingInHand.Row("ETHUSDT", "Buy", 2, 90, 3, "avgPrice"))
            .After(10).Position("BTCUSDT", "Sell", 1, 0, 5)
            .After(10).Position("ETHUSDT", "", 0, 0, 6)
            .After(10).Position("BTCUSDT", "Sell", 1, 110, 7));

        Assert.Contains("ETHUSDT", Ask(engine), StringComparison.Ordinal);
        engine.Seek(TimeSpan.FromMilliseconds(15));
        var between = Ask(engine);
        engine.Seek(TimeSpan.FromMilliseconds(35));
        var after = Ask(engine);

        Assert.Contains("\"symbol\":\"ETHUSDT\"", between, StringComparison.Ordinal);
        Assert.Contains("\"symbol\":\"BTCUSDT\",\"side\":\"Sell\",\"size\":\"1\",\"avgPrice\":\"100\",\"stopLoss\":\"0\"", between, StringComparison.Ordinal);
        Assert.DoesNotContain("ETHUSDT", after, StringComparison.Ordinal);
        Assert.Contains("\"stopLoss\":\"110\"", after, StringComparison.Ordinal);
    }

    [Fact]
    public void A_recorded_answer_that_a_frame_has_made_untrue_is_not_told_any_more()
    {
        var engine = Engine(new RecordingInHand()
            .Subscribed(RecordingInHand.Private, "position")
            .Read($"/v5/position/list?{ListOfUsdt}", RecordingInHand.Row("ETHUSDT", "Buy", 2, 90, 3, "avgPrice"))
            .After(10).Position("ETHUSDT", "", 0, 0, 6));
        engine.Seek(TimeSpan.FromMilliseconds(15));

        Assert.DoesNotContain("ETHUSDT", Ask(engine), StringComparison.Ordinal);
        Assert.Contains(engine.Missed(), missed => missed is { What: "GET /v5/position/list", Reason: "superseded" });
    }

    [Fact]
    public void Other_reads_are_answered_in_sequence_and_then_with_the_last()
    {
        var engine = Engine(new RecordingInHand().Asked("GET", "/v5/market/instruments-info?category=linear&limit=2", "", 200, "first").Asked("GET", "/v5/market/instruments-info?limit=2&category=linear", "", 200, "second"));

        string? Next() => engine.Read("/v5/market/instruments-info", "limit=2&category=linear", _ => "", 0)?.Body;

        Assert.Equal("first second second", $"{Next()} {Next()} {Next()}");
        Assert.Null(engine.Read("/v5/market/instruments-info", "category=inverse", _ => "", 0));
        Assert.Null(engine.Read("/v5/market/time", "", _ => "", 0));
    }

    [Fact]
    public void A_recorded_command_is_answered_once_whatever_its_order_id_and_the_form_of_its_numbers()
    {
        const string Path = "/v5/position/trading-stop";
        var engine = Engine(Two().Asked("POST", Path, """{"symbol":"BTCUSDT","stopLoss":"99.50","orderLinkId":"a"}""", 200, "done").Position("BTCUSDT", "Buy", 1, 99.5m, 8));
        PlayedTo.All(engine);

        var first = engine.Command(Path, """{"stopLoss":"99.5","symbol":"BTCUSDT","orderLinkId":"b"}""");
        var again = engine.Command(Path, """{"stopLoss":"99.5","symbol":"BTCUSDT"}""");

        Assert.Equal((200, "done"), first);
        Assert.Null(again);
        var found = Assert.Single(engine.Commands.Found);
        Assert.Equal(DivergenceKind.NotInRecording, found.Kind);
        Assert.Empty(engine.NotSent());
    }

    [Fact]
    public void A_recorded_command_nobody_sent_is_told_with_its_place()
    {
        var engine = Engine(Two().After(5).Asked("POST", "/v5/order/create", """{"symbol":"BTCUSDT","qty":"1"}""", 200, "done"));
        PlayedTo.All(engine);

        var missing = Assert.Single(engine.NotSent());

        Assert.Equal("#11 at 0.045 s: recorded, but not sent: POST /v5/order/create {\"symbol\":\"BTCUSDT\",\"qty\":\"1\"}", missing.ToString());
    }

    [Fact]
    public void What_is_skipped_over_is_counted_and_what_was_gone_back_to_is_played_again()
    {
        var engine = Engine(Two());
        var prices = new PlayedTo(false, "tickers.BTCUSDT");
        engine.Seek(TimeSpan.FromMilliseconds(35));
        Assert.Contains(engine.Missed(), missed => missed is { What: "public tickers.BTCUSDT", Reason: "passed-over", Count: 2 });

        engine.Seek(TimeSpan.Zero);
        PlayedTo.All(engine, prices);

        Assert.Equal(3, prices.Got.Count);
    }

    private static string Ask(PlaybackEngine engine) => engine.Read(
        "/v5/position/list", ListOfUsdt, name => name switch { "settleCoin" => "USDT", "limit" => "200", _ => "" }, 1)!.Value.Body;
}
