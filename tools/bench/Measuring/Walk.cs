using PluginHybrid.Bench.Frames;

namespace PluginHybrid.Bench.Measuring;

/// <summary>One candidate without a socket, fed from memory.</summary>
/// <param name="market">Its own copy of the frames.</param>
/// <param name="take">Takes one message through to the handler.</param>
/// <param name="tally">The handler.</param>
internal sealed class Walk(TickerFrames market, Action<ReadOnlyMemory<byte>> take, Tally? tally = null)
{
    private readonly ReadOnlyMemory<byte>[] _messages = [.. Enumerable.Range(0, market.Ring.Count).Select(market.Ring.Payload)];
    private readonly CrossSequence _sequence = new();

    public Tally Tally { get; } = tally ?? new Tally();

    /// <summary>Sends the snapshots and one round of frames, and adds up what comes out.</summary>
    public void Begin()
    {
        Tally.IsAdding = true;
        for (var i = 0; i < market.First.Count; i++)
        {
            market.First.Number(i, _sequence);
            take(market.First.Payload(i));
        }

        Measure(passes: 1);
        Tally.IsAdding = false;
    }

    /// <summary>Sends the ring several times over. Only the walks are timed, not the renumbering of the frames between them.</summary>
    public RunResult Measure(int passes)
    {
        var total = new Window(0, 0, 0, 0, 0);
        for (var pass = 0; pass < passes; pass++)
        {
            for (var i = 0; i < market.Ring.Count; i++)
            {
                market.Ring.Number(i, _sequence);
            }

            var before = Tally.Count;
            var start = Usage.Begin();
            foreach (var message in _messages)
            {
                take(message);
            }

            total = total.Plus(Usage.Between(start, Usage.End(), Tally.Count - before));
        }

        return new RunResult(total);
    }
}
