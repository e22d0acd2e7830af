using System.Text;
using PluginHybrid.Recordings.Format;
using Record = PluginHybrid.Recordings.Format.Record;

namespace PluginHybrid.Recordings.Tests.Format;

/// <summary>Recordings made in memory by the writer alone.</summary>
internal static class Written
{
    public static readonly DateTimeOffset Start = new(2026, 11, 22, 14, 5, 0, TimeSpan.Zero);

    public static RecordingHeader Header => new()
    {
        Id = "00112233445566778899aabbccddeeff",
        Start = Start.AddTicks(1234567),
        Environment = "simulated",
        App = "hybrid 0.1.0",
    };

    /// <summary>Writes what is told, closed by an end record.</summary>
    public static byte[] Bytes(Action<RecordWriter> write, RecordingHeader? header = null)
    {
        using var to = new MemoryStream();
        using var writer = new RecordWriter(to);
        writer.Header(header ?? Header);
        write(writer);
        writer.End(writer.Next, 9_000_000_000, 9, "stopped");
        return to.ToArray();
    }

    /// <summary>Ticker frames, with a checkpoint whenever one is due.</summary>
    public static byte[] Frames(int count) => Bytes(writer =>
    {
        for (var at = 0; at < count; at++)
        {
            if (writer.IsCheckpointDue(at * 1_000_000L))
            {
                writer.Checkpoint(writer.Next, at * 1_000_000L, at, Start);
            }

            writer.Begin(RecordKind.Frame, at * 1_000_000L, at).Connection(new(false, 1)).Direction(true).Utf8("o"u8, "t"u8)
                .Topic("tickers.BTCUSDT"u8)
                .Payload(Encoding.UTF8.GetBytes($"{{\"topic\":\"tickers.BTCUSDT\",\"cs\":{at},\"data\":{{\"markPrice\":\"64{at % 1000:000}.5\"}}}}"));
            writer.Commit();
        }
    });

    public static Record One(Action<RecordLine> keys, RecordKind kind = RecordKind.Frame) => All(Bytes(writer =>
    {
        keys(writer.Begin(kind, 1200, 7));
        writer.Commit();
    }))[0];

    /// <summary>All records, kept.</summary>
    public static List<Record> All(byte[] bytes)
    {
        using var folder = new ScratchFolder();
        File.WriteAllBytes(folder.At("session.jsonl"), bytes);
        using var reader = RecordingReader.Open(folder.Path);
        var found = new List<Record>();
        while (reader.TryRead(out var record))
        {
            found.Add(record.Keep());
        }

        return found;
    }

    public static RecordLine Text(this RecordLine line, string name, string value) => line.Text(Encoding.UTF8.GetBytes(name), value);
}
