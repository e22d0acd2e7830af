using CsCheck;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Properties;

/// <summary>Any walk of inputs, legal or not, over the whole session.</summary>
/// <remarks>
/// The recorded effects hold the promises of every single effect (<see cref="RecordedEffects"/>, <see cref="Lives"/>); what
/// concerns a walk as a whole stands here.
/// </remarks>
[Category(Level.Unit)]
public sealed class WalkPropertyTests
{
    private static readonly Gen<int[]> Script = Gen.Int[0, 99_999].Array[1, 120];

    [Fact]
    public void No_walk_throws_breaks_a_promise_or_is_live_without_a_fresh_auth() =>
        Script.Sample(
            script =>
            {
                var walk = new Walk(isLive: script[0] % 2 == 0);
                foreach (var step in script)
                {
                    walk.Step(step);
                    Assert.True(
                        walk.Session.View.Private.State != ConnectionState.Live || walk.IsAuthenticated,
                        $"Live without a fresh auth:\n{walk.Session.Told()}");
                    Assert.True(
                        walk.Session.Effects.Wake > walk.Session.Now,
                        $"A wake-up that is already over: {Tell.Time(walk.Session.Effects.Wake)} at {Tell.Time(walk.Session.Now)}.\n{walk.Session.Told()}");
                }
            },
            iter: 3_000,
            print: Print);

    [Fact]
    public void After_any_walk_a_healthy_venue_brings_every_wanted_topic_on_and_both_halves_fresh() =>
        Script.Sample(
            script =>
            {
                var walk = new Walk(isLive: script[0] % 2 == 0);
                foreach (var step in script)
                {
                    walk.Step(step);
                }

                walk.Heal();

                var view = walk.Session.View;
                Assert.Equal((true, true), (view.Private.IsFresh, view.Public.IsFresh));
                Assert.Equal(walk.Wanted, view.SubscribedTickers);
            },
            iter: 120,
            print: Print);

    [Fact]
    public void After_any_walk_a_stop_leaves_nothing_due_and_nothing_said() =>
        Script.Sample(
            script =>
            {
                var walk = new Walk(isLive: script[0] % 2 == 0);
                foreach (var step in script)
                {
                    walk.Step(step);
                }

                walk.Session.Stop();
                Assert.Equal(DateTimeOffset.MaxValue, walk.Session.Effects.Wake);
                walk.Session.Told();
                foreach (var step in script)
                {
                    walk.Step(step, mayStart: false);
                }

                walk.Session.MustNotHaveTold("send");
                Assert.Equal(DateTimeOffset.MaxValue, walk.Session.Effects.Wake);
            },
            iter: 1_000,
            print: Print);

    private static string Print(int[] script) => $"script [{string.Join(", ", script)}]";
}
