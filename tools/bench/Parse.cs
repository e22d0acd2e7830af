using PluginHybrid.Bench.Baselines;
using PluginHybrid.Bench.Candidates;
using PluginHybrid.Bench.Frames;
using PluginHybrid.Bench.Measuring;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bench;

/// <summary>From a frame in memory to the callback, without a socket, on one thread.</summary>
internal static class Parse
{
    private const int WarmUpRounds = 6;

    public static async Task<IReadOnlyList<Load>> RunAsync(Plan plan)
    {
        var loads = new List<Load>();
        foreach (var symbols in plan.Symbols)
        {
            var walks = new Dictionary<string, Walk>
            {
                [Candidate.Hybrid] = Hybrid(symbols),
                [Candidate.Utf8JsonReader] = ByHand(new Utf8JsonReaderParser(), symbols),
                [Candidate.JsonDocument] = ByHand(new JsonDocumentParser(), symbols),
            };
            InsistOnEqualEvents(walks);
            foreach (var walk in walks.Values)
            {
                await WarmUp(walk, plan);
            }

            loads.Add(await Load.MeasureAsync(
                symbols, rate: 0, plan.Rounds, [.. walks.Keys], candidate => Task.FromResult(walks[candidate].Measure(plan.ParsePasses))));
        }

        return loads;
    }

    private static Walk Hybrid(int symbols)
    {
        var market = new TickerFrames(symbols);
        var session = new LiveSession(market.Symbols);
        var connection = session.Public;
        session.Sequencer.Opened(connection);
        var walk = new Walk(market, message => session.Sequencer.Frame(connection, message.Span));
        session.Router.On<PositionUpdate>(EventNames.PositionUpdate, walk.Tally.Take);
        return walk;
    }

    private static Walk ByHand(IParser parser, int symbols)
    {
        var market = new TickerFrames(symbols);
        var tally = new Tally();
        return new Walk(market, new HandJoin(parser, market.Symbols, tally.Take).Take, tally);
    }

    // Whoever does less work would win: all must hand over the same events.
    private static void InsistOnEqualEvents(Dictionary<string, Walk> walks)
    {
        foreach (var walk in walks.Values)
        {
            walk.Begin();
        }

        var sums = walks.Select(walk => $"{walk.Key}: {walk.Value.Tally}").ToArray();
        if (walks.Values.Select(walk => walk.Tally.ToString()).Distinct().Count() > 1)
        {
            throw new InvalidOperationException($"The candidates do not hand over the same events. {string.Join("; ", sums)}");
        }
    }

    // Several short bursts with pauses, so that the background compiler has replaced every method before it counts.
    private static async Task WarmUp(Walk walk, Plan plan)
    {
        for (var i = 0; i < WarmUpRounds; i++)
        {
            walk.Measure(plan.ParsePasses / 2);
            await Task.Delay(150);
        }
    }
}
