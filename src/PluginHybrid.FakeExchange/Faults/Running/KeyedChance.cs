namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>Chance by key, not by turn: a draw depends on the seed and on what it is for, never on what was drawn before.</summary>
internal static class KeyedChance
{
    /// <summary>A number from 0 up to but not 1.</summary>
    /// <param name="seed">The script's.</param>
    /// <param name="fault">Id of the fault.</param>
    /// <param name="purpose">What is drawn, for example <c>strike</c>.</param>
    /// <param name="occasion">Which time, counted where it happens: per socket, per fault.</param>
    public static double Of(int seed, string fault, string purpose, long occasion)
    {
        var mixed = 14_695_981_039_346_656_037UL ^ (uint)seed;
        foreach (var letter in $"{fault}\n{purpose}\n{occasion}")
        {
            mixed = (mixed ^ letter) * 1_099_511_628_211UL;
        }

        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1.0 / (1UL << 53));
    }
}
