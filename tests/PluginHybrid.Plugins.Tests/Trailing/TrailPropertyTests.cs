using System.Text.Json;
using CsCheck;
using PluginHybrid.Plugins.Trailing;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Testing;

namespace PluginHybrid.Plugins.Tests.Trailing;

[Category(Level.Unit)]
public sealed class TrailPropertyTests
{
    private static readonly Gen<(bool Long, TrailSettings Settings, decimal[] Path)> Runs = Gen.Select(
        Gen.Bool,
        Gen.Select(Gen.Int[0, 3], Gen.Int[1, 40], Gen.Int[0, 30], Gen.Int[0, 5], Gen.Bool, Gen.Int[0, 3], (by, distance, activate, step, ladder, net) => new TrailSettings
        {
            DistanceBy = (DistanceBy)by,
            Distance = distance / 10m,
            ActivateAtPercent = activate / 10m,
            MinStepPercent = step / 20m,
            Bands = ladder && distance > 1 ? "2%:0.1" : "",
            AtrPeriod = 3,
            AtrBar = TimeSpan.FromSeconds(2),
            VenueNet = net,
            MinInterval = TimeSpan.FromMilliseconds(1500),
        }),
        Gen.Int[-30, 30].Array[1, 120].Select(steps =>
        {
            var price = 100m;
            return steps.Select(step => price = Math.Max(50, price + (step / 20m))).ToArray();
        }));

    [Fact]
    public void The_stop_never_loosens_and_is_always_on_the_right_side() => Runs.Sample(
        run =>
        {
            var walk = new Walker(run.Settings, run.Long ? Legs.Long() : Legs.Short());
            decimal? holds = null;
            foreach (var price in run.Path)
            {
                if (walk.Step(price) is not { } move)
                {
                    continue;
                }

                var way = run.Long ? 1 : -1;
                Assert.True((price - move.Value) * way > 0, $"stop {move.Value} is on the wrong side of {price}");
                Assert.True(holds is null || (move.Value - holds) * way > 0, $"stop {move.Value} is looser than {holds}");
                holds = move.Value;
            }
        },
        iter: 2000);

    [Fact]
    public void A_restart_at_any_tick_decides_as_a_run_without_one() => Gen.Select(Runs, Gen.Int[0, 119], Gen.Bool, (run, at, refuses) => (run, at, refuses)).Sample(
        one =>
        {
            var (run, at, refuses) = one;
            var calls = 0;
            OrderOutcome Desk(StopMove move) => refuses && move.Value > 0 && calls++ % 3 == 1 ? new Rejected("x/1", 10001, "no") : new Accepted("x/1");
            string Decisions(bool restarts)
            {
                calls = 0;
                var walk = new Walker(run.Settings, run.Long ? Legs.Long() : Legs.Short()) { Desk = Desk };
                for (var i = 0; i < run.Path.Length; i++)
                {
                    if (restarts && i == at)
                    {
                        // What the state store does with it.
                        walk = new Walker(run.Settings, walk.Position)
                        {
                            Desk = Desk,
                            Now = walk.Now,
                            Memory = walk.Memory is null ? null : JsonSerializer.Deserialize<TrailMemory>(JsonSerializer.Serialize(walk.Memory)),
                            Moved = walk.Moved,
                        };
                    }

                    walk.Step(run.Path[i]);
                }

                return string.Join('\n', walk.Moved);
            }

            Golden.Equal(Decisions(restarts: false), Decisions(restarts: true));
        },
        iter: 1000);

    [Fact]
    public void A_desk_that_refuses_everything_is_asked_seldom() => Runs.Sample(
        run =>
        {
            var walk = new Walker(run.Settings with { ActivateAtPercent = 0 }, run.Long ? Legs.Long() : Legs.Short())
            {
                Desk = _ => new Denied("x/1", "halted", "halted"),
            };
            var highs = 0;
            decimal? best = null;
            var way = run.Long ? 1 : -1;
            foreach (var price in run.Path)
            {
                highs += best is null || (price - best) * way > 0 ? 1 : 0;
                best = best is null || (price - best) * way > 0 ? price : best;
                walk.Step(price);
            }

            var allowed = highs + (run.Path.Length / 15) + 1;
            Assert.True(walk.Moved.Count <= allowed, $"{walk.Moved.Count} requests, but {highs} new bests in {run.Path.Length} s allow {allowed}");
        },
        iter: 1000);
}
