using PluginHybrid.Bench.Frames;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Bench.Recording;

/// <summary>Reads a recording of ticker frames from a file in the system's cache, every line checked, on one thread.</summary>
internal static class ReadSpeed
{
    private const int Records = 500_000;

    /// <summary>Millions of records per second of processor time, one figure per round: a shared machine gives this thread a part of a core only.</summary>
    public static IReadOnlyList<double> Measure(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("bench-reader-").FullName;
        try
        {
            Write(Path.Combine(folder, RecordingFiles.FirstPart));
            Read(folder);
            return [.. Enumerable.Range(0, rounds).Select(_ => Read(folder))];
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Write(string path)
    {
        var ring = new TickerFrames(10).Ring;
        using var file = File.Create(path);
        using var writer = new RecordWriter(file);
        writer.Header(new RecordingHeader { Id = new string('0', 32), Start = default, Environment = "bench", App = "bench" });
        for (var at = 0; at < Records; at++)
        {
            writer.Begin(RecordKind.Frame, at * 10_000L, at + 1).Connection(new(false, 1)).Direction(isIn: true).Utf8("o"u8, "t"u8)
                .Topic("tickers.BTCUSDT"u8).Payload(ring.Payload(at % ring.Count).Span);
            writer.Commit();
        }

        writer.End(writer.Next, Records * 10_000L, Records, "stopped");
    }

    private static double Read(string folder)
    {
        var began = Environment.CpuUsage.TotalTime;
        using var reader = RecordingReader.Open(folder);
        while (reader.TryRead(out _))
        {
        }

        return reader.Records / (Environment.CpuUsage.TotalTime - began).TotalSeconds / 1_000_000;
    }
}
