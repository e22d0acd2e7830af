namespace PluginHybrid.FakeExchange.Venue;

/// <summary>The one number behind <c>seq</c> and <c>cs</c>: it only rises, by arbitrary steps (FACTS §5 and §6).</summary>
/// <param name="random">Seeded source of the steps.</param>
/// <param name="start">First value; beyond int32 as on the real venue.</param>
internal sealed class CrossSequence(Random random, long start = 140_667_058_318_085)
{
    public long Current { get; private set; } = start;

    public long Next() => Current += random.Next(1, 5_000);
}
