using System.Text.Json;
using PluginHybrid.Commands;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Authoring;

/// <summary>One plugin on the embedded exchange, over real sockets, edited while it runs.</summary>
[Category(Level.System)]
public sealed class DevCommandTests : IDisposable
{
    private const string Script =
        """
        Needs(Capabilities.MoveStops);
        OnUpdate(async update =>
        {
            if (update is { MarkPrice: { } mark, Position: { Side: Side.Buy, StopLoss: null } held }) { await MoveStop(held, mark * 0.9m, "first rule"); }
        });
        """;

    private readonly AuthorFolder _folder = AuthorFolder.For(nameof(DevCommandTests));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_save_is_live_at_once_a_broken_one_is_refused_with_its_place_and_Ctrl_C_ends_it()
    {
        var file = _folder.Write("plugins/follow.csx", Script);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var hybrid = _folder.Hybrid();
        var run = hybrid.RunUntilAsync(interrupt.Token, "dev", "plugins/follow.csx");
        await Says("first rule  [position.update ");

        _folder.Write("plugins/follow.csx", Script.Replace("mark * 0.9m", "mark * typo", StringComparison.Ordinal));
        await Says($"{file}(4,");
        Assert.Contains("error CS0103", hybrid.Out.ToString(), StringComparison.Ordinal);
        Assert.Contains("goes on", hybrid.Out.ToString(), StringComparison.Ordinal);

        _folder.Write("plugins/follow.csx", Script.Replace("first rule", "second rule", StringComparison.Ordinal));
        await Says("second rule  [");
        Assert.Matches(@"live +version \w+, \d+ ms after the save", hybrid.Out.ToString());

        await interrupt.CancelAsync();
        Assert.Equal(ExitCode.Interrupted, await Wait.For("the end", run));
        Assert.Contains("stopped by Ctrl-C", hybrid.Out.ToString(), StringComparison.Ordinal);

        Task Says(string text) => Wait.Until(
            $"it says {text}", () => hybrid.Out.ToString().Contains(text, StringComparison.Ordinal), () => hybrid.Everything, TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task With_json_each_line_is_an_object_and_no_order_leaves_the_host()
    {
        _folder.Write("plugins/follow.csx", Script.Replace("\"first rule\"", "$\"first rule at {Now:O}\"", StringComparison.Ordinal));
        await using var fake = await FakeExchange.FakeBybit.StartAsync(
            new FakeExchange.FakeBybitOptions
            {
                Person = FakeExchange.People.PersonScript.Newcomer,
                Market = new FakeExchange.Market.RandomWalkMarket { Interval = TimeSpan.FromMilliseconds(100), MarkInterval = TimeSpan.FromMilliseconds(100) },
            },
            TestContext.Current.CancellationToken);
        using var interrupt = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        var hybrid = _folder.Hybrid().Towards(fake);
        var run = hybrid.RunUntilAsync(interrupt.Token, "dev", "follow", "--json");

        // Sent ones would set the stop, and the rule would have nothing more to decide.
        await Wait.Until("decisions go on", () => hybrid.Out.ToString().Split("\"decision\"").Length > 15, () => hybrid.Everything, TimeSpan.FromSeconds(30));

        await interrupt.CancelAsync();
        await Wait.For("the end", run);

        var events = hybrid.Out.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => JsonDocument.Parse(line).RootElement).ToArray();
        Assert.Equal("start", events[0].GetProperty("event").GetString());
        Assert.StartsWith("first rule at ", events.First(line => line.GetProperty("event").GetString() == "decision").GetProperty("because").GetString(), StringComparison.Ordinal);
        Assert.All(fake.Controls.Rest.Requests, request => Assert.Equal("GET", request.Method));
    }

    [Fact]
    public async Task A_version_that_does_not_run_at_the_end_is_exit_1()
    {
        _folder.Write("plugins/broken.csx", "nonsense");

        var hybrid = _folder.Hybrid();
        Assert.Equal(ExitCode.CheckFailed, await hybrid.RunAsync("dev", "broken", "--for", "5s"));
        Assert.Contains("does not run", hybrid.Out.ToString(), StringComparison.Ordinal);
    }
}
