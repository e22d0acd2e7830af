using System.Text;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>Adds to a recording what no client will do.</summary>
internal static class Untold
{
    /// <summary>Writes it anew, with a command behind everything.</summary>
    /// <param name="file">The recording's file.</param>
    public static async Task AddCommandAsync(string file)
    {
        using var to = new MemoryStream();
        using (var writer = new RecordWriter(to))
        using (var reader = RecordingReader.Open(file))
        {
            writer.Header(reader.Header);
            var (at, input) = (0L, 0L);
            while (reader.TryRead(out var record))
            {
                if (record.Kind is RecordKind.Checkpoint or RecordKind.End)
                {
                    continue;
                }

                writer.Copy(record);
                (at, input) = (record.Nanoseconds, record.Input);
            }

            writer.Begin(RecordKind.Request, at, input).Whole("e"u8, 9_999).Text("m"u8, "POST").Text("u"u8, "/v5/order/create").Payload(Encoding.UTF8.GetBytes("""{"symbol":"BTCUSDT","qty":"1"}"""));
            writer.Commit();
            writer.End(writer.Next, at, input, "stopped");
        }

        await File.WriteAllBytesAsync(file, to.ToArray(), TestContext.Current.CancellationToken);
    }
}
