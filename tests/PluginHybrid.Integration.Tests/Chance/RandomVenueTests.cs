using PluginHybrid.FakeExchange;
using PluginHybrid.Integration.Tests.Rigging;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Chance;

/// <summary>Whatever happens in whatever order, in the end the host holds what the venue holds, and said so in order.</summary>
/// <remarks>
/// The story follows from its seed; how it falls between the frames of real sockets does not. A failure names seed and
/// story. <c>HYBRID_SEEDS=200</c> runs more of them.
/// </remarks>
[Category(Level.Failover)]
public sealed class RandomVenueTests
{
    private const int Chapters = 4;
    private const int StepsPerChapter = 25;

    [Theory]
    [MemberData(nameof(Seeds))]
    public async Task After_any_story_the_hosts_positions_are_the_venues(int seed)
    {
        await using var rig = await Rig.FreshAsync(
            new FakeBybitOptions { Seed = seed, HedgeSymbols = ["SOLUSDT"] },
            connections: Rig.Brisk with { BackoffFloor = TimeSpan.FromMilliseconds(5), BackoffCeiling = TimeSpan.FromMilliseconds(50) });
        var story = new VenueStory(rig.Exchange, seed);

        for (var chapter = 1; chapter <= Chapters; chapter++)
        {
            story.Go(StepsPerChapter);
            if (chapter % 2 == 0)
            {
                story.Heal();
                await Settled(rig, story);
            }
        }

        Lives.MustBeInOrder(rig.Events.All);
        await rig.Subscribed([.. rig.Exchange.OpenPositions.Select(held => held.Symbol).Distinct()]);
        Assert.DoesNotContain(rig.Events.Of<AuthFailed>(), failed => failed.IsFinal);
        Assert.Equal((0L, 0L), (rig.Stream.Statistics.Private.Malformed, rig.Stream.Statistics.Public.Malformed));
    }

    public static TheoryData<int> Seeds()
    {
        var count = int.TryParse(Environment.GetEnvironmentVariable("HYBRID_SEEDS"), out var more) ? more : 6;
        return [.. Enumerable.Range(1, count)];
    }

    private static async Task Settled(Rig rig, VenueStory story)
    {
        // A drop of the story may still be on its way to us: fresh and equal, at the same time.
        await Wait.Until(
            "fresh, and the host's positions are the venue's",
            () => rig.IsFresh && Holdings.Of(rig.Stream) == Holdings.Of(rig.Exchange),
            () => $"\nhost:\n{Holdings.Of(rig.Stream)}\nvenue:\n{Holdings.Of(rig.Exchange)}\n{story.Told}\n{rig.Tell()}");
    }
}
