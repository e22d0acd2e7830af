namespace PluginHybrid.Simulation.Times;

/// <summary>Chance of one purpose: each draw follows from seed, purpose, connection, moment and count alone, never from draws before it.</summary>
/// <remarks>So what is taken out of a day leaves the draws of all the rest as they were.</remarks>
internal readonly struct Chance
{
    private readonly ulong _key;

    private Chance(ulong key) => _key = key;

    /// <summary>The chance of one purpose.</summary>
    /// <param name="seed">The day's.</param>
    /// <param name="purpose">What is drawn.</param>
    /// <param name="connection">A stream, a path, a symbol; empty for the whole world.</param>
    public static Chance Of(int seed, string purpose, string connection = "") =>
        new(Mixed(Mixed((uint)seed + Spread(purpose)) + Spread(connection)));

    /// <summary>A number in [0, 1).</summary>
    /// <param name="moment">Virtual time, or a count that stands for it.</param>
    /// <param name="count">Tells draws of one moment apart. Default 0.</param>
    public double Share(long moment, int count = 0) => (Bits(moment, count) >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number from 0 up to, not including, <paramref name="below"/>.</summary>
    /// <param name="below">Above zero.</param>
    /// <param name="moment">Virtual time, or a count that stands for it.</param>
    /// <param name="count">Tells draws of one moment apart. Default 0.</param>
    public int Whole(int below, long moment, int count = 0) => (int)((Bits(moment, count) >> 32) * (ulong)below >> 32);

    /// <summary>True as often as the chance says.</summary>
    /// <param name="chance">0 to 1.</param>
    /// <param name="moment">Virtual time, or a count that stands for it.</param>
    /// <param name="count">Tells draws of one moment apart. Default 0.</param>
    public bool Hits(double chance, long moment, int count = 0) => chance > 0 && Share(moment, count) < chance;

    private ulong Bits(long moment, int count) => Mixed(Mixed(_key + ((ulong)moment * 0x9E3779B97F4A7C15)) + (uint)count);

    // The finaliser of splitmix64.
    private static ulong Mixed(ulong value)
    {
        value += 0x9E3779B97F4A7C15;
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    // FNV-1a: the runtime's own text hash differs from run to run.
    private static ulong Spread(string text)
    {
        var hash = 14_695_981_039_346_656_037;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1_099_511_628_211;
        }

        return hash;
    }
}
