using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Pitfalls;

[Category(Level.Integration)]
public sealed class MarkPriceTests
{
    private static readonly SceneSettings Holding = new() { Before = exchange => exchange.OpenPosition("BTCUSDT", Side.Buy, 0.01m) };

    [Fact]
    public async Task Pitfall_03_A_delta_without_a_mark_price_leaves_the_mark_and_the_result_as_they_were()
    {
        await using var scene = await Scene.FreshAsync(Holding);
        scene.Exchange.SetMark("BTCUSDT", 65_300m);
        var before = await scene.Events.Await<PositionUpdate>("the mark", it => it.MarkPrice == 65_300m);

        scene.Exchange.Tick("BTCUSDT", last: 65_250m);

        var after = await scene.Events.Await<PositionUpdate>("the last price", it => it.LastPrice == 65_250m);
        Assert.Equal((before.MarkPrice, before.UnrealisedPnl), (after.MarkPrice, after.UnrealisedPnl));
    }

    [Fact]
    public async Task Pitfall_36_A_mark_that_stands_still_for_a_minute_is_old_and_fresh_all_the_same()
    {
        await using var scene = await Scene.FreshAsync(Holding);
        scene.Exchange.SetMark("BTCUSDT", 65_300m);
        await scene.Events.Await<PositionUpdate>("the mark", it => it.MarkPrice == 65_300m);

        for (var beat = 0; beat < 3; beat++)
        {
            await scene.BeatAsync();
        }

        scene.Exchange.Tick("BTCUSDT", last: 65_250m);
        var update = await scene.Events.Await<PositionUpdate>("the last price", it => it.LastPrice == 65_250m);
        Assert.Equal((Freshness.Fresh, TimeSpan.FromMinutes(1)), (update.Freshness, update.MarkAge));
        Assert.Empty(scene.Events.Of<StreamStale>());
    }

    [Fact]
    public async Task Pitfall_37_A_lost_delta_is_no_gap_and_an_older_one_is_left_out()
    {
        await using var scene = await Scene.FreshAsync(Holding);
        string? kept = null;
        using (scene.Exchange.Controls.Add(new FrameFilter(frame => Keep(frame, ref kept))))
        {
            scene.Exchange.SetMark("BTCUSDT", 65_300m);
        }

        scene.Exchange.SetMark("BTCUSDT", 65_400m);
        await scene.Events.Await<PositionUpdate>("the newer one", it => it.MarkPrice == 65_400m);
        scene.Exchange.Controls.Current(ConnectionKind.Public).SendText(kept!);
        await scene.Until("the older one is left out", () => scene.Stream.Statistics.Public.OldFrames == 1);

        Assert.DoesNotContain(scene.Events.Of<PositionUpdate>(), it => it.MarkPrice == 65_300m);
        Assert.Equal(65_400m, scene.Stream.MarkPrices["BTCUSDT"]);
        Assert.Equal(1, scene.Stream.Statistics.Public.Dials);
    }

    [Theory]
    [InlineData("spot")]
    [InlineData("inverse")]
    public async Task Pitfall_38_A_row_of_another_category_with_the_same_symbol_is_told_once_and_left_alone(string category)
    {
        await using var scene = await Scene.FreshAsync(Holding);
        var frames = scene.Stream.Statistics.Private.Frames;
        using (scene.Exchange.Controls.Add(new FrameFilter(frame => [frame.Replace("\"category\":\"linear\"", $"\"category\":\"{category}\"", StringComparison.Ordinal).Replace("\"size\":\"0.01\"", "\"size\":\"7\"", StringComparison.Ordinal)])))
        {
            scene.Exchange.RepeatPosition("BTCUSDT");
            scene.Exchange.RepeatPosition("BTCUSDT");
        }

        await scene.Settle(ConnectionKind.Private, frames + 2);
        var ignored = Assert.Single(scene.Events.Of<PositionIgnored>());
        Assert.Equal((category, "BTCUSDT"), (ignored.Category, ignored.Symbol));
        Truth.IsThatOf(scene);
    }

    private static IEnumerable<string> Keep(string frame, ref string? kept)
    {
        kept = frame;
        return [];
    }
}
