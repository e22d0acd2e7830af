using PluginHybrid.Core.Journal;
using PluginHybrid.FakeExchange.Venue;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Testing;

namespace PluginHybrid.Cli.Tests.Processes;

/// <summary>kill -9 of <c>hybrid run</c> while it trails stops of open positions, at seeded moments; the exchange lives on.</summary>
[Slow]
[Category(Level.Failover)]
public sealed class KillNineTests(ITestOutputHelper output)
{
    private const int Steps = 60;
    private const decimal Step = 0.05m;
    private const int Kills = 4;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task A_host_that_is_killed_again_and_again_ends_with_the_stops_of_one_that_was_not(int seed)
    {
        await using var whole = await KilledHost.Prepare();
        await Rise(whole, kills: []);
        await using var killed = await KilledHost.Prepare();
        await Rise(killed, Moments(new Random(seed)));

        output.WriteLine($"{killed.Stops} after {killed.SentStops(KilledHost.Long).Count} and {killed.SentStops(KilledHost.Short).Count} requests; without kills after {whole.SentStops(KilledHost.Long).Count} and {whole.SentStops(KilledHost.Short).Count}");
        Assert.Equal(whole.Stops, killed.Stops);
        Assert.Equal(whole.Sizes, killed.Sizes);
        MustNeverLoosen(killed);
        MustSendOnce(killed);
    }

    [Fact]
    public async Task What_was_sent_before_a_kill_is_asked_for_after_it()
    {
        await using var killed = await KilledHost.Prepare();
        await Rise(killed, kills: [7, 19, 31, 43]);

        MustAnswerAll(killed);
    }

    [Fact]
    public async Task Lives_go_on_over_a_kill_and_what_closed_meanwhile_is_told_closed_once()
    {
        await using var killed = await KilledHost.Prepare();
        await killed.StartHost();
        await Told(killed, KilledHost.Long, "run 1: opened 1");
        await Told(killed, KilledHost.Short, "run 1: opened 1");
        await killed.KillHost();
        killed.Close(KilledHost.Short);
        await killed.StartHost();
        await Told(killed, KilledHost.Short, "run 1: opened 1", "run 2: closed 1");
        await killed.KillHost();
        killed.Close(KilledHost.Long);
        killed.Open(KilledHost.Long, Side.Sell, 0.01m);
        await killed.StartHost();
        await Told(killed, KilledHost.Long, "run 1: opened 1", "run 2: opened 1", "run 3: closed 1", "run 3: opened 2");
        killed.Open(KilledHost.Short, Side.Sell, 0.5m);
        await Told(killed, KilledHost.Short, "run 1: opened 1", "run 2: closed 1", "run 3: opened 2");
        await killed.StopHost();
    }

    private static Task Told(KilledHost rig, string symbol, params string[] lives) => Wait.Until(
        $"the journal to tell of {symbol}: {string.Join(", ", lives)}",
        () => rig.Lives(symbol).SequenceEqual(lives),
        () => $"{string.Join(", ", rig.Lives(symbol))}\n{rig.Tell()}",
        TimeSpan.FromSeconds(60));

    private static List<int> Moments(Random chance) => [.. Enumerable.Range(0, Kills).Select(_ => chance.Next(2, Steps - 2)).Distinct().Order()];

    // The price goes 3 % in favour of both legs, and stands still while the host is down.
    private static async Task Rise(KilledHost rig, IReadOnlyList<int> kills)
    {
        await rig.StartHost();
        using var beat = new PeriodicTimer(TimeSpan.FromMilliseconds(60));
        for (var step = 1; step <= Steps; step++)
        {
            await beat.WaitForNextTickAsync();
            rig.Move(rig.Percent = step * Step);
            if (kills.Contains(step))
            {
                await rig.KillHost();
                await rig.StartHost();
            }
        }

        await rig.Settle(rig.IsTrailed);
        await rig.StopHost();
    }

    private static void MustNeverLoosen(KilledHost rig)
    {
        var (rising, falling) = (rig.SentStops(KilledHost.Long), rig.SentStops(KilledHost.Short));
        Assert.True(rising.Zip(rising.Skip(1)).All(pair => pair.First < pair.Second), $"a stop of the long leg was loosened or sent twice: {string.Join(' ', rising)}\n{rig.Tell()}");
        Assert.True(falling.Zip(falling.Skip(1)).All(pair => pair.First > pair.Second), $"a stop of the short leg was loosened or sent twice: {string.Join(' ', falling)}\n{rig.Tell()}");
    }

    private static void MustSendOnce(KilledHost rig)
    {
        var orders = rig.SentOrders();
        Assert.Equal(orders.Distinct(), orders);
    }

    private static void MustAnswerAll(KilledHost rig)
    {
        var lines = rig.Journal();
        var sent = lines.Where(line => line.Entry.Kind == JournalKind.Sent).ToList();
        Assert.NotEmpty(sent);
        var open = sent.Where(line => !lines.Any(answer => answer.Id > line.Id && IsAnswer(line, answer))).ToList();
        Assert.True(open.Count == 0, $"sent, and nobody asked what became of it: {string.Join("; ", open.Select(line => $"run {line.Run} {line.Entry.Plugin}/{line.Entry.Number} {line.Entry.What}"))}\n{rig.Tell()}");
    }

    // In its own run; of an order by its id in any run; of a stop, which has no id, by the later run that asked the venue.
    private static bool IsAnswer(JournalLine sent, JournalLine answer) => answer.Entry.Kind == JournalKind.Outcome
        && (IsOf(sent, answer) && (answer.Run == sent.Run || (answer.Entry.What.StartsWith("recovered:", StringComparison.Ordinal) && answer.Entry.Because == sent.Entry.Because))
            || (answer.Entry.OrderLinkId.Length > 0 && answer.Entry.OrderLinkId == sent.Entry.OrderLinkId));

    private static bool IsOf(JournalLine sent, JournalLine answer) =>
        answer.Entry.Plugin == sent.Entry.Plugin && answer.Entry.Number == sent.Entry.Number && answer.Entry.Leg == sent.Entry.Leg;
}
