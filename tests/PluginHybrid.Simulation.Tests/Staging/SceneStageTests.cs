using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Staging;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Replay.Scenes;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Simulation.Staging;
using PluginHybrid.Testing;
using Side = PluginHybrid.FakeExchange.Venue.Side;

namespace PluginHybrid.Simulation.Tests.Staging;

/// <summary>A recorded scene as steps for the fake exchange.</summary>
[Category(Level.Unit)]
public sealed class SceneStageTests
{
    [Theory]
    [InlineData("first-flight", "Buy BTCUSDT#0 0.01 at 65103.8")]
    [InlineData("reconnect-while-closing", "Buy BTCUSDT#0 0.01 at 65103.8; Sell BTCUSDT#0 0.01 away")]
    [InlineData("hedge-both-legs", "Buy BTCUSDT#1 0.01 at 65103.8; Sell BTCUSDT#2 0.02 at 65116.6")]
    [InlineData("aged-position", "Sell ETHUSDT#0 1 at 1921.98")]
    public void Of_a_shipped_recording_the_deeds_of_its_person_and_nothing_of_its_host(string name, string wanted)
    {
        var stage = new SceneStage(Shipped(name));

        Assert.Equal(wanted, string.Join("; ", stage.Steps.Where(step => step is not PriceStep).Select(Words)));
        Assert.True(stage.Steps.OfType<PriceStep>().Count() > 50, "too few prices");
        Assert.Equal(stage.Steps.OrderBy(step => step.At).ThenBy(step => step.Record), stage.Steps);
        Assert.All(stage.Steps, step => Assert.Contains(stage.Instruments, instrument => instrument.Symbol == Symbol(step)));
        Assert.Equal(name == "hedge-both-legs" ? ["BTCUSDT"] : [], stage.HedgeSymbols);
    }

    [Fact]
    public async Task Staged_on_the_venue_they_lead_to_the_position_and_the_price_of_the_recording()
    {
        var scene = Shipped("hedge-both-legs");
        var stage = new SceneStage(scene);
        await using var exchange = await FakeBybit.StartAsync(
            new FakeBybitOptions { Instruments = stage.Instruments, HedgeSymbols = stage.HedgeSymbols, Rules = stage.Rules }, TestContext.Current.CancellationToken);

        Assert.All(stage.Steps, step => Assert.Null(exchange.Stage(step)));

        var (up, down) = (exchange.Position("BTCUSDT", 1), exchange.Position("BTCUSDT", 2));
        Assert.Equal((Side.Buy, 0.01m, 65103.8m), (up.Side, up.Size, up.EntryPrice));
        Assert.Equal((Side.Sell, 0.02m, 65116.6m), (down.Side, down.Size, down.EntryPrice));
        Assert.Equal(scene.Prices[^1].Mark, exchange.MarkPrice("BTCUSDT"));
    }

    [Fact]
    public void What_was_there_before_stands_at_zero_and_halts_and_watches_are_no_steps()
    {
        var leg = new PositionKey(PositionKey.MainAccount, "BTCUSDT", 0);
        var scene = Shipped("first-flight") with
        {
            Deeds =
            [
                new HeldBefore(TimeSpan.Zero, 9, leg, Sdk.Values.Side.Sell, 3, 65_000),
                new Halted(TimeSpan.FromSeconds(1), 10, true, "me"),
                new Watched(TimeSpan.FromSeconds(1), 11, "BTCUSDT", true),
                new Funded(TimeSpan.FromSeconds(1), 12, "BTCUSDT", 0.0001m),
            ],
        };

        var steps = new SceneStage(scene).Steps;

        Assert.Equal("Sell BTCUSDT#0 3 at 65000", Words(steps[0]));
        Assert.Equal(TimeSpan.Zero, steps[0].At);
        Assert.Equal(12, Assert.Single(steps.Skip(1), step => step is not PriceStep).Record);
    }

    [Fact]
    public void Rules_are_the_recorded_ones_else_those_of_the_fake_exchange()
    {
        var scene = Shipped("first-flight");
        var told = scene.Instruments.Single(rules => rules.Symbol == "BTCUSDT") with { TickSize = 0.7m };

        var staged = Assert.Single(new SceneStage(scene with { Instruments = [told], PriceDecimals = new Dictionary<string, int> { ["BTCUSDT"] = 4 } }).Instruments);
        Assert.Equal((0.7m, 4), (staged.TickSize, staged.PriceScale));
        Assert.Equal(
            Instruments.WellKnown.Single(known => known.Symbol == "BTCUSDT").TickSize,
            Assert.Single(new SceneStage(scene with { Instruments = [] }).Instruments).TickSize);
    }

    [Fact]
    public void A_symbol_without_a_price_stands_where_it_was_traded()
    {
        var leg = new PositionKey(PositionKey.MainAccount, "NEWUSDT", 0);
        var scene = Shipped("first-flight") with { Deeds = [new TradedByHand(TimeSpan.FromSeconds(1), 9, leg, Sdk.Values.Side.Buy, 3, 4.5m)] };

        Assert.Equal(4.5m, new SceneStage(scene).Instruments.Single(instrument => instrument.Symbol == "NEWUSDT").StartPrice);
    }

    private static RecordedScene Shipped(string name) =>
        RecordedScene.Read(Path.Combine(Repository.Root, "recordings", name), TestContext.Current.CancellationToken);

    private static string Words(StagedStep step) => step switch
    {
        TradeStep trade => FormattableString.Invariant($"{trade.Side} {trade.Symbol}#{trade.PositionIdx} {trade.Qty}{(trade.Closed > 0 ? " away" : $" at {trade.Price}")}"),
        HeldStep held => FormattableString.Invariant($"{held.Side} {held.Symbol}#{held.PositionIdx} {held.Size} at {held.EntryPrice}"),
        _ => $"{step}",
    };

    private static string Symbol(StagedStep step) => step switch { PriceStep price => price.Symbol, LegStep leg => leg.Symbol, _ => "" };
}
