namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>A seed that is the same on every machine.</summary>
internal static class StableSeed
{
    /// <summary>From the run's seed and a name (FNV-1a).</summary>
    public static int Of(int seed, string name)
    {
        var hash = 2_166_136_261u ^ (uint)seed;
        foreach (var letter in name)
        {
            hash = (hash ^ letter) * 16_777_619u;
        }

        return (int)(hash & int.MaxValue);
    }
}
