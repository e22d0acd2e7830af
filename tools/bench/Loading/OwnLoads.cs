using System.Diagnostics;
using System.Globalization;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Bench.Loading;

/// <summary>In a process of its own: loads one file several times with the host's loader.</summary>
internal static class OwnLoads
{
    private const int Later = 5;

    /// <summary>Prints the milliseconds of the first load and the median of those after it.</summary>
    /// <param name="file">The plugin.</param>
    /// <param name="cache">Folder of compiled scripts.</param>
    /// <param name="changing">Whether the file gets other content before each later load, so that it is compiled again.</param>
    public static async Task RunAsync(string file, string cache, bool changing)
    {
        var loader = new PluginLoader(new PluginLoaderOptions { CacheFolder = cache });
        var times = new List<double>();
        for (var i = 0; i <= Later; i++)
        {
            times.Add(await TimeAsync(loader, file));
            if (changing)
            {
                await File.AppendAllTextAsync(file, $"\n// change {i}\n");
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{times[0]} {new Timing("later", times[1..]).Median}"));
    }

    private static async Task<double> TimeAsync(PluginLoader loader, string file)
    {
        var began = Stopwatch.GetTimestamp();
        var loaded = await loader.LoadAsync(PluginCatalog.At(file), CancellationToken.None);
        var took = Stopwatch.GetElapsedTime(began).TotalMilliseconds;
        using var plugin = loaded.Plugin ?? throw new InvalidOperationException($"{file} was refused: {string.Join("; ", loaded.Problems)}");
        return took;
    }
}
