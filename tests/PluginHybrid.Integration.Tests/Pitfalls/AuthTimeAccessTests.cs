using System.Net;
using PluginHybrid.Bybit;
using PluginHybrid.Core.Connections;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Pitfalls;

[Category(Level.Failover)]
public sealed class AuthTimeAccessTests
{
    private const string PositionList = "/v5/position/list";

    [Theory]
    [InlineData(-3_600)]
    [InlineData(-1.5)]
    [InlineData(1.5)]
    [InlineData(86_400)]
    public async Task Pitfall_40_A_clock_that_is_off_is_measured_before_anything_is_signed(double seconds)
    {
        await using var scene = await Scene.StartAsync(new() { Before = exchange => exchange.Controls.ClockOffset = TimeSpan.FromSeconds(seconds) });

        await scene.Until("both streams are fresh", () => scene.IsFresh);
        Assert.Empty(scene.Events.Of<AuthFailed>());
        Assert.Empty(scene.Events.Of<ReconcileFailed>());
        Assert.Equal(1, scene.Stream.Statistics.Private.Dials);
        Assert.Equal(seconds, scene.Stream.Statistics.ClockOffset!.Value.TotalSeconds, 0.01);
    }

    [Fact]
    public async Task Pitfall_40_A_clock_that_jumps_between_dial_and_read_is_measured_anew_and_the_read_repeated()
    {
        await using var scene = await Scene.StartAsync(new() { Before = exchange => exchange.Controls.OnReply("subscribe", ReplyPlan.DelayBy(TimeSpan.FromSeconds(1)), 1, ConnectionKind.Private) });
        await scene.Until("the key is taken", () => scene.Events.Of<AuthSucceeded>().Count == 1);

        scene.Exchange.Controls.ClockOffset = TimeSpan.FromMinutes(-5);
        scene.Clock.Advance(TimeSpan.FromSeconds(1));

        await scene.Pass("positions are fresh", () => scene.Stream.Statistics.Private.IsFresh);
        Assert.Empty(scene.Events.Of<ReconcileFailed>());
        Assert.InRange(scene.Exchange.Controls.Rest.Count("/v5/market/time"), 2, 4);
    }

    [Fact]
    public async Task Pitfall_41_A_first_refusal_is_taken_for_our_clock_and_healed_by_measuring_it()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange => exchange.Controls.RefuseAuth() });

        var refused = Assert.Single(scene.Events.Of<AuthFailed>());
        Assert.Equal(("Params Error", false), (refused.Reason, refused.IsFinal));
        Assert.InRange(scene.Exchange.Controls.Rest.Count("/v5/market/time"), 2, 4);
    }

    [Theory]
    [InlineData("another environment's key")]
    [InlineData("another key's secret")]
    [InlineData("an expired key")]
    public async Task Pitfall_41_A_refused_key_ends_the_private_stream_with_everything_a_person_can_check(string fault)
    {
        var expired = new Credentials(FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret) { ExpiresAt = DateTimeOffset.UnixEpoch };
        await using var scene = await Scene.StartAsync(new()
        {
            Exchange = fault == "an expired key" ? new() { Accounts = [expired] } : new(),
            Key = fault switch
            {
                "another environment's key" => new("MAINNETKEY", FakeBybit.DefaultApiSecret),
                "another key's secret" => new(FakeBybit.DefaultApiKey, "ANOTHERSECRET"),
                _ => expired,
            },
            Watch = ["BTCUSDT"],
        });

        await scene.Pass("the private stream has failed", () => scene.Stream.Statistics.Private.State == ConnectionState.Failed);

        var refusal = await Assert.ThrowsAsync<KeyRefusedException>(() => Wait.For("the wait ends", Fresh(scene)));
        Assert.All(["environment", "secret", "expired", "clock"], word => Assert.Contains(word, refusal.WhatToCheck, StringComparison.Ordinal));
        Assert.Equal([false, true], scene.Events.Of<AuthFailed>().Select(it => it.IsFinal));
        Assert.Equal(2, scene.Stream.Statistics.Private.Dials);
        Assert.True(scene.Stream.PublicConnected);
        Assert.Equal(0, scene.Exchange.Controls.Rest.Count(PositionList));
    }

    [Theory]
    [InlineData("""{"success":false,"retCode":0,"ret_msg":"","op":"auth","conn_id":"c-1"}""")]
    [InlineData("""{"retCode":0,"retMsg":"OK","op":"auth","connId":"c-1"}""")]
    public async Task Pitfall_42_Only_success_true_counts_as_success(string answer)
    {
        await using var scene = await Scene.StartAsync(new() { Before = exchange => exchange.Controls.OnReply("auth", ReplyPlan.Withhold, int.MaxValue, ConnectionKind.Private) });
        await scene.Until("auth is sent", () => scene.Exchange.Controls.Connections.Any(it => it.Kind == ConnectionKind.Private && it.Received.Count == 1));
        var first = scene.Exchange.Controls.Current(ConnectionKind.Private);

        first.SendText(answer);
        await scene.Pass("the answer is not taken for a success", () => scene.Stream.Statistics.Private.Dials == 2, TimeSpan.FromMilliseconds(200));
        Assert.Empty(scene.Events.Of<AuthSucceeded>());
        scene.Exchange.Controls.AnswerNormally();
        await scene.Pass("both streams are fresh", () => scene.IsFresh, TimeSpan.FromMilliseconds(200));

        Assert.Equal(["auth"], Sent.Ops(first));
    }

    [Fact]
    public async Task Pitfall_43_A_key_that_rest_does_not_know_leaves_positions_as_they_were_and_says_so()
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });
        scene.Exchange.Controls.Rest.Fail(PositionList, RestFault.RetCode(10003, "API key is invalid."), 3);

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Pass("three reads failed", () => scene.Events.Of<ReconcileFailed>().Count == 3);
        Assert.All(scene.Events.Of<ReconcileFailed>(), it => Assert.Contains("10003", it.Reason, StringComparison.Ordinal));
        Assert.Single(scene.Stream.Positions);
        Assert.False(scene.Stream.Statistics.Private.IsFresh);

        await scene.BecomesFresh();
        Assert.Empty(scene.Events.Of<PositionClosed>());
    }

    [Fact]
    public async Task Pitfall_44_A_demo_account_is_priced_by_mainnets_public_socket()
    {
        await using var mainnet = await FakeBybit.StartAsync(token: TestContext.Current.CancellationToken);
        await using var scene = await Scene.StartAsync(new()
        {
            Exchange = new() { Server = new ServerRules { PoseAsDemo = true } },
            Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m),
            Addresses = addresses => addresses with { PublicSocket = mainnet.PublicUri },
        });
        await scene.Pass("the position is priced", () => scene.Stream.SubscribedTickers.Contains("BTCUSDT") && scene.IsFresh);

        mainnet.SetMark("BTCUSDT", 65_432m);

        await scene.Events.Await<PositionUpdate>("mainnet's price on the demo position", it => it.MarkPrice == 65_432m);
        Assert.Equal(Endpoints.Mainnet.PublicSocket, Endpoints.Demo.PublicSocket);
    }

    [Fact]
    public async Task Pitfall_44_A_host_without_public_streams_is_named_and_dialled_with_patience()
    {
        await using var scene = await Scene.StartAsync(new() { Exchange = new() { Server = new ServerRules { PoseAsDemo = true } } });

        await scene.Pass("the handshake is refused twice", () => scene.Stream.Statistics.Public.Dials > 2);

        Assert.Contains("404", scene.Stream.Statistics.Public.LastProblem, StringComparison.Ordinal);
        Assert.Contains("demo", scene.Stream.Statistics.Public.LastProblem, StringComparison.Ordinal);
        await scene.Until("the private half is fresh all the same", () => scene.Stream.Statistics.Private.IsFresh);
    }

    [Theory]
    [InlineData("<html><body>The distribution is configured to block access from your country.</body></html>", "region")]
    [InlineData("<html><body><p>access too frequent</p></body></html>", "too many requests")]
    public async Task Pitfall_45_A_forbidden_page_is_a_failure_in_words_and_no_request_follows_for_ten_minutes(string page, string words)
    {
        await using var scene = await Scene.FreshAsync(new() { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) });
        scene.Exchange.Controls.Rest.Fail(PositionList, RestFault.Status(HttpStatusCode.Forbidden, page));

        scene.Exchange.Controls.Drop(ConnectionKind.Private);
        await scene.Pass("the read fails", () => scene.Events.Of<ReconcileFailed>().Count == 1);
        var failed = scene.Events.Of<ReconcileFailed>()[0];
        Assert.Contains(words, failed.Reason, StringComparison.Ordinal);
        await Wait.Until("the clock was asked for at the new dial too", () => scene.Exchange.Controls.Rest.Count("/v5/market/time") >= 2);

        await StaysQuietAsync(scene, TimeSpan.FromMinutes(9.5));
        Assert.Single(scene.Stream.Positions);
        await scene.Pass("it is asked again and fresh", () => scene.IsFresh, TimeSpan.FromMilliseconds(200));
        Assert.Empty(scene.Events.Of<PositionClosed>());
    }

    [Fact]
    public async Task Pitfall_46_Too_many_visits_are_waited_out()
    {
        await using var scene = await Scene.FreshAsync(new()
        {
            Before = exchange =>
        {
            exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
            exchange.Controls.Rest.Fail(PositionList, RestFault.RetCode(10006, "Too many visits!"), 3);
        }
        });

        Assert.Equal(3, scene.Events.Of<ReconcileFailed>().Count);
        Assert.All(scene.Events.Of<ReconcileFailed>(), it => Assert.True(it.RetryIn >= TimeSpan.FromSeconds(1), $"Asked again after {it.RetryIn}."));
        Truth.IsThatOf(scene);
    }

    [Fact]
    public async Task Pitfall_46_A_ban_of_the_address_is_sat_out_without_one_more_request()
    {
        // The fake bans for ten minutes from the third request within five seconds.
        await using var scene = await Scene.StartAsync(new() { Exchange = new() { Server = new ServerRules { RestRequestsPerFiveSeconds = 2 } } });
        await scene.Until("the ban is met", () => scene.Events.Of<ReconcileFailed>().Count == 1);

        await StaysQuietAsync(scene, TimeSpan.FromMinutes(9.5));

        await scene.Pass("the ban is over and positions are fresh", () => scene.IsFresh, TimeSpan.FromMilliseconds(200));
        Assert.Single(scene.Events.Of<ReconcileFailed>());
        Assert.Equal(2, scene.Exchange.Controls.Connections.Count);
    }

    private static async Task StaysQuietAsync(Scene scene, TimeSpan time)
    {
        var asked = scene.Exchange.Controls.Rest.Requests.Count;
        var end = scene.Clock.GetUtcNow() + time;
        while (scene.Clock.GetUtcNow() + Scene.Heartbeat <= end)
        {
            await scene.BeatAsync();
        }

        Assert.Equal(asked, scene.Exchange.Controls.Rest.Requests.Count);
        Assert.False(scene.Stream.Statistics.Private.IsFresh);
    }

    private static async Task<bool> Fresh(Scene scene)
    {
        await scene.Stream.WhenFreshAsync(TestContext.Current.CancellationToken);
        return true;
    }
}
