using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Tests.Faults;

/// <summary>Each word of <c>when</c>, by the moment at which a harmless fault strikes.</summary>
[Category(Level.Integration)]
public sealed class TriggerTests
{
    private static string Script(string when, string more = "") =>
        $"version: 1\nseed: 3\nfaults:\n  - id: it\n    when: {{ {when} }}\n{more}    do: {{ protocol.time_skew: {{ by: 1ms }} }}\n";

    private static string[] Places(FaultRun run) => [.. run.Strikes.Select(strike => $"{strike.At.TotalSeconds:0.0} {strike.Place}")];

    [Fact]
    public async Task At_a_time_every_so_often_and_a_while_after_another()
    {
        var clock = new FakeTimeProvider();
        await using var bench = await Bench.StartAsync(new FakeBybitOptions { TimeProvider = clock });
        var at = bench.Lay(Script("at: 2s, after: 500ms"));
        var every = bench.Lay(Script("every: 1s", "    repeat: 3\n"));
        var after = bench.Lay("version: 1\nfaults:\n  - id: a\n    when: { at: 1s }\n    do: { process.pause: {} }\n    for: 2s\n  - id: b\n    when: { fault: a, after: 1s }\n    do: { process.clock_jump: { by: 3s } }\n");

        for (var second = 0; second < 10; second++)
        {
            clock.Advance(TimeSpan.FromMilliseconds(500));
        }

        Assert.Equal(["2.5 at 2 s"], Places(at));
        Assert.Equal(["1.0 every 1 s, no. 1", "2.0 every 1 s, no. 2", "3.0 every 1 s, no. 3"], Places(every));
        Assert.Equal(["1.0 at 1 s", "2.0 fault a, no. 1"], Places(after));
        Assert.Equal(["pause", "jump 3", "end of pause"], bench.Process.Done);
        Assert.True(after.IsOver);
    }

    [Theory]
    [InlineData("at: 2s")]
    [InlineData("at: 0s, after: 2s")]
    public async Task What_is_timed_waits_for_the_state_it_is_to_strike_in(string when)
    {
        var clock = new FakeTimeProvider();
        await using var bench = await Bench.StartAsync(new FakeBybitOptions { TimeProvider = clock });
        var run = bench.Lay(Script(when, "    state: opened\n"));
        clock.Advance(TimeSpan.FromSeconds(5));
        Assert.Empty(run.Strikes);

        await using var socket = await TestSocket.OpenAsync(bench.Exchange.PrivateUri);
        await Wait.Until("it strikes", () =>
        {
            clock.Advance(TimeSpan.FromMilliseconds(100));
            return run.Strikes.Count > 0;
        });

        var strike = Assert.Single(run.Strikes);
        Assert.Equal(("opened", true), (strike.State, strike.At > TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public async Task What_waits_for_a_state_that_never_comes_strikes_after_a_minute_and_says_in_which()
    {
        var clock = new FakeTimeProvider();
        await using var bench = await Bench.StartAsync(new FakeBybitOptions { TimeProvider = clock });
        var run = bench.Lay(Script("at: 2s", "    state: holding\n"));

        for (var second = 0; second < 61; second++) clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Empty(run.Strikes);
        for (var second = 0; second < 2; second++) clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal("start", Assert.Single(run.Strikes).State);
    }

    [Fact]
    public async Task At_a_record_of_a_recording()
    {
        await using var bench = await Bench.StartAsync();
        var run = bench.Lay(Script("record: 7"));

        foreach (var number in new[] { 5, 6, 7, 8, 7 })
        {
            run.Record(number, TimeSpan.FromSeconds(number));
        }

        Assert.Equal(["record 7, no. 1"], run.Strikes.Select(strike => strike.Place));
    }

    [Fact]
    public async Task On_the_nth_frame_of_a_topic_in_each_direction()
    {
        await using var bench = await Bench.StartAsync();
        var run = bench.Lay("""
            version: 1
            faults:
              - id: out
                when: { frame: "tickers.*", nth: 2, socket: public }
                do: { protocol.time_skew: { by: 1ms } }
              - id: in
                when: { frame: subscribe, direction: in }
                do: { protocol.time_skew: { by: 1ms } }
            """);

        await using var socket = await bench.TickersAsync();
        bench.Exchange.SetMark("BTCUSDT", 65_000m);
        bench.Exchange.SetMark("BTCUSDT", 65_001m);
        await socket.FlushAsync();

        Assert.Equal(
            ["frame subscribe on the public socket, no. 1", "frame tickers.BTCUSDT on the public socket, no. 2"],
            run.Strikes.Select(strike => strike.Place));
    }

    [Theory]
    [InlineData("connected: private, nth: 2", "opened", "connected private on the private socket, no. 2")]
    [InlineData("authenticated: private", "authenticated", "authenticated private on the private socket, no. 1")]
    [InlineData("subscribed: position", "reading", "subscribed position on the private socket, no. 1")]
    [InlineData("rest: /v5/position/list, nth: 2", "flat", "rest /v5/position/list, no. 2")]
    [InlineData("opened: BTCUSDT", "holding", "opened BTCUSDT, no. 1")]
    [InlineData("closed: BTC*", "flat", "closed BTCUSDT, no. 1")]
    public async Task When_a_condition_of_the_session_holds(string when, string state, string place)
    {
        await using var bench = await Bench.StartAsync();
        var run = bench.Lay(Script(when));
        using var rest = new TestRest(bench.Exchange);

        await using var socket = await TestSocket.OpenPrivateAsync(bench.Exchange, "position");
        await rest.GetAsync("/v5/position/list", "category=linear&settleCoin=USDT");
        await rest.GetAsync("/v5/position/list", "category=linear&settleCoin=USDT");
        bench.Exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m);
        bench.Exchange.ClosePosition("BTCUSDT");
        await using var second = await TestSocket.OpenAsync(bench.Exchange.PrivateUri);
        await second.AskAsync("""{"op":"ping"}""");

        var strike = Assert.Single(run.Strikes);
        Assert.Equal((place, state), (strike.Place, strike.State));
    }

    [Fact]
    public async Task By_chance_of_the_seed_the_same_moments_every_time()
    {
        async Task<string[]> Run()
        {
            await using var bench = await Bench.StartAsync();
            var run = bench.Lay(Script("record: 1, chance: 0.3"));
            for (var time = 0; time < 50; time++)
            {
                run.Record(1, TimeSpan.Zero);
            }

            return [.. run.Strikes.Select(strike => strike.Place)];
        }

        var first = await Run();

        Assert.InRange(first.Length, 5, 25);
        Assert.Equal(first, await Run());
    }

    [Fact]
    public async Task What_was_laid_is_taken_back_whole()
    {
        await using var bench = await Bench.StartAsync();
        var run = bench.Do("{ protocol.maintenance: {} }");
        Assert.Contains("HTTP 503", await bench.DialAsync(bench.Exchange.PublicUri), StringComparison.Ordinal);

        run.Dispose();

        Assert.Equal("opened", await bench.DialAsync(bench.Exchange.PublicUri));
        using var http = new HttpClient { BaseAddress = bench.Exchange.RestUri };
        Assert.Contains("\"retCode\":0", await http.GetStringAsync("/v5/market/time", TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_venue_refuses_is_a_problem_of_the_run_not_a_crash()
    {
        await using var bench = await Bench.StartAsync();

        var run = bench.Do("{ venue.close: { symbol: BTCUSDT } }");

        Assert.Contains("fault 'it'", Assert.Single(run.Problems), StringComparison.Ordinal);
    }
}
