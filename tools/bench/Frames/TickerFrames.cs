namespace PluginHybrid.Bench.Frames;

/// <summary>The synthetic market of a run: one snapshot of every symbol, then a ring of frames to be sent over and over.</summary>
/// <remarks>
/// Mostly deltas, of 170 to 480 bytes, some with marks; one frame in forty is a snapshot: 375 bytes on average, as in the
/// reference measurements. The same count of symbols gives the same bytes, so sender and receiver need not exchange them.
/// </remarks>
internal sealed class TickerFrames
{
    private const int Seed = 20_261_122;
    private const int SnapshotEvery = 40;
    private const int RingFramesMin = 4_000;

    public TickerFrames(int symbols)
    {
        var chance = new Random(Seed);
        Symbols = SymbolNames.Make(symbols);
        var walks = Symbols.Select((symbol, i) => new MarketWalk(symbol, i % 5, 5 * chance.Next(2_000, 14_000) / (decimal)Math.Pow(10, i % 5), chance)).ToArray();
        First = new FrameRing([.. walks.Select(walk => walk.Snapshot())]);
        var frames = Enumerable.Range(0, Math.Max(RingFramesMin, symbols * 20))
            .Select(i => (Walk: walks[chance.Next(walks.Length)], IsSnapshot: i % SnapshotEvery == 0))
            .Select(frame => frame.IsSnapshot ? frame.Walk.Snapshot() : frame.Walk.Delta());
        Ring = new FrameRing([.. frames]);
    }

    public string[] Symbols { get; }

    public FrameRing First { get; }

    public FrameRing Ring { get; }
}
