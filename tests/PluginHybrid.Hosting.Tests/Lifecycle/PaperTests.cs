using PluginHybrid.Core.Orders;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lifecycle;

/// <summary>A plugin in mode paper sees its paper position in place of the real one; nobody else does.</summary>
[Category(Level.Unit)]
public sealed class PaperTests
{
    private const string Symbol = "BTCUSDT";

    private readonly List<PositionUpdate> _seen = [];

    [Fact]
    public async Task Only_the_plugin_whose_paper_it_is_sees_its_paper_position()
    {
        await using var stage = NewStage();
        var (paper, real) = await Start(stage);
        stage.Open(Symbol);
        Emit(stage, stamp => Shown(stamp, size: 0.5m, stop: 90));

        stage.Tick(Symbol, 101);

        Assert.True(_seen[^1] is { MarkPrice: 101, UnrealisedPnl: 0.5m, Position: { Size: 0.5m, StopLoss: 90 } }, _seen[^1].ToString());
        Assert.True(paper.Host.Positions.TryGet(Events.Key(Symbol), out var held));
        Assert.Equal(0.5m, held.Position.Size);
        Assert.True(real.Host.Positions.TryGet(Events.Key(Symbol), out var other));
        Assert.True(other.Position is { Size: 1, StopLoss: null });
        Assert.Equal(real.Heard.Count + 1, paper.Heard.Count);
    }

    [Fact]
    public async Task After_the_paper_close_nothing_more_of_that_life_of_the_real_leg_arrives()
    {
        await using var stage = NewStage();
        var (paper, real) = await Start(stage);
        stage.Open(Symbol);
        Emit(stage, stamp => Shown(stamp, size: 1, stop: 90));
        Emit(stage, stamp => new PositionClosed(stamp, Events.Held(Symbol), -10, Stage.Begin, UpdateCause.PrivatePush));
        var heard = paper.Heard.Count;

        stage.Tick(Symbol, 95);
        stage.Order(Symbol);
        stage.Close(Symbol);

        Assert.Equal(heard, paper.Heard.Count);
        Assert.StartsWith("closed", paper.Heard[^1], StringComparison.Ordinal);
        Assert.StartsWith("closed", real.Heard[^1], StringComparison.Ordinal);
        stage.Open(Symbol, life: 2);
        stage.Tick(Symbol, 96, life: 2);
        Assert.Equal(real.Heard.TakeLast(2), paper.Heard.TakeLast(2));
        var sequences = paper.PerLeg.Select(told => told.Sequence).ToArray();
        Assert.Equal(sequences.Order().Distinct(), sequences);
    }

    [Fact]
    public async Task The_real_close_closes_the_paper_leg_as_it_was_on_paper()
    {
        await using var stage = NewStage();
        PositionClosed? seen = null;
        await stage.Run("paper", () => new Listener
        {
            Does = (_, happened) =>
            {
                seen = happened as PositionClosed? ?? seen;
                return default;
            },
        });
        stage.Open(Symbol);
        Emit(stage, stamp => Shown(stamp, size: 0.5m, stop: 90));

        stage.Close(Symbol);

        Assert.True(seen is { RealisedPnl: null, Position: { Size: 0.5m, StopLoss: 90 } }, seen.ToString());
    }

    [Fact]
    public async Task A_swapped_in_version_begins_with_the_paper_positions()
    {
        await using var stage = NewStage();
        await Start(stage);
        stage.Open(Symbol);
        stage.Open("ETHUSDT");
        Emit(stage, stamp => Shown(stamp, size: 0.5m, stop: 90));
        Emit(stage, stamp => new PositionClosed(stamp, Events.Held("ETHUSDT"), -10, Stage.Begin, UpdateCause.PrivatePush));
        var second = new Listener();

        await stage.Run("paper", () => second, "2");

        Assert.Equal(0.5m, Assert.Single(second.Host.Positions.All()).Position.Size);
    }

    [Fact]
    public async Task Leaving_mode_paper_brings_the_real_legs_back_with_a_resync()
    {
        await using var stage = NewStage();
        var (paper, real) = await Start(stage);
        stage.Open(Symbol);
        Emit(stage, stamp => new PositionClosed(stamp, Events.Held(Symbol), -10, Stage.Begin, UpdateCause.PrivatePush));

        await stage.Host.SetModeAsync("paper", PluginMode.Live);
        Emit(stage, stamp => Shown(stamp, size: 0.5m, stop: 90));
        stage.Tick(Symbol, 95);

        Assert.Contains(paper.Heard, told => told.StartsWith("resync", StringComparison.Ordinal));
        Assert.Equal(real.Heard[^1], paper.Heard[^1]);
        Assert.Equal(1, Assert.Single(paper.Host.Positions.All()).Position.Size);
    }

    private static Stage NewStage() => new() { Terms = { ["paper"] = new PluginTerms { Mode = PluginMode.Paper, Allow = Capabilities.MoveStops } } };

    private static PositionUpdate Shown(EventStamp stamp, decimal size, decimal stop) => new()
    {
        Stamp = stamp,
        Position = Events.Held(Symbol) with { Size = size, StopLoss = stop },
        MarkPrice = 100,
        UnrealisedPnl = 0,
        Cause = UpdateCause.PrivatePush,
        Freshness = Freshness.Fresh,
    };

    private static void Emit(Stage stage, Func<EventStamp, IHybridEvent> inside)
    {
        var stamp = stage.Next();
        stage.Emit(new PaperEvent(stamp, "paper", inside(stamp)));
    }

    private async Task<(Listener Paper, Listener Real)> Start(Stage stage)
    {
        var paper = new Listener
        {
            Does = (_, happened) =>
            {
                if (happened is PositionUpdate update)
                {
                    _seen.Add(update);
                }

                return default;
            },
        };
        var real = new Listener();
        await stage.Run("paper", () => paper);
        await stage.Run("real", () => real);
        return (paper, real);
    }
}
