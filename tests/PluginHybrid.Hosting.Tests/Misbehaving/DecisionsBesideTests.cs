using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Misbehaving;

[Collection(nameof(Misbehaving))]
[Category(Level.Failover)]
public sealed class DecisionsBesideTests
{
    [Theory]
    [MemberData(nameof(BadPlugins.AllOthers), MemberType = typeof(BadPlugins))]
    public Task Driven_inline_beside_a_bad_plugin_all_is_as_without_it(string bad) => MustBeAsWithout(bad, LaneDriving.Inline);

    [Theory]
    [MemberData(nameof(BadPlugins.All), MemberType = typeof(BadPlugins))]
    public Task On_the_receiving_thread_beside_a_bad_plugin_on_its_lane_all_is_as_without_it(string bad) => MustBeAsWithout(bad, LaneDriving.Threads);

    private static async Task MustBeAsWithout(string bad, LaneDriving driving)
    {
        var alone = await Play(null, driving);
        var beside = await Play(bad, driving);

        Assert.Contains("a-healthy/30 ", alone, StringComparison.Ordinal);
        Golden.Equal(alone, beside);
    }

    private static async Task<string> Play(string? bad, LaneDriving driving)
    {
        await using var neighbours = new Neighbourhood(driving);
        using var release = new LetGo();
        await neighbours.Start(bad);
        neighbours.Play();
        return neighbours.Text();
    }
}
