namespace PluginHybrid.Simulation.Chance;

/// <summary>All chance of a simulated day: a draw is a function of what it is for and when, not of the draws before it.</summary>
/// <remarks>So a trouble taken away leaves every other draw as it was, and a failing day shrinks to few troubles. Same on every machine.</remarks>
public static class KeyedDraw
{
    /// <summary>Draws once.</summary>
    /// <param name="seed">The day's seed.</param>
    /// <param name="purpose">What the draw decides, a constant of the caller: <c>latency</c>, <c>price</c>.</param>
    /// <param name="connection">Stream, symbol, plugin or leg concerned; may be empty.</param>
    /// <param name="at">Virtual time since the day began.</param>
    /// <param name="k">Counts the draws for this purpose, connection and time.</param>
    /// <returns>0 or more, below 1; evenly spread.</returns>
    public static double Of(int seed, string purpose, string connection, TimeSpan at, int k)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        ArgumentNullException.ThrowIfNull(connection);
        var state = Mix(0x9E37_79B9_7F4A_7C15 ^ (uint)seed);
        state = Fold(state, purpose);
        state = Fold(state, connection);
        state = Mix(state ^ (ulong)at.Ticks);
        state = Mix(state ^ (uint)k);
        return (state >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Fold(ulong state, string text)
    {
        foreach (var letter in text)
        {
            state = (state ^ letter) * 0x0000_0100_0000_01B3;
        }

        // The length parts "ab" + "c" from "a" + "bc".
        return Mix(state ^ ((ulong)text.Length << 32));
    }

    // The finishing step of SplitMix64: every bit of the input moves about half of the bits of the output.
    private static ulong Mix(ulong value)
    {
        value += 0x9E37_79B9_7F4A_7C15;
        value = (value ^ (value >> 30)) * 0xBF58_476D_1CE4_E5B9;
        value = (value ^ (value >> 27)) * 0x94D0_49BB_1331_11EB;
        return value ^ (value >> 31);
    }
}
