using PluginHybrid.Recordings.Format;
using Record = PluginHybrid.Recordings.Format.Record;

namespace PluginHybrid.Cli.Tests.Replaying;

/// <summary>A shipped recording with something taken out or put in: what its client did is then another.</summary>
internal static class Rewritten
{
    /// <summary>Writes it.</summary>
    /// <param name="name">The shipped recording.</param>
    /// <param name="folder">Where to; made.</param>
    /// <param name="isLeftOut">True for a record that is left out.</param>
    /// <param name="atEnd">Adds records before the end. Default none.</param>
    /// <param name="with">Changes the header. Default nothing.</param>
    /// <param name="atCheckpoint">Writes something in the place of a checkpoint. Default nothing.</param>
    public static void Write(
        string name,
        string folder,
        Func<Record, bool> isLeftOut,
        Action<RecordWriter, long, long>? atEnd = null,
        Func<RecordingHeader, RecordingHeader>? with = null,
        Action<RecordWriter, Record>? atCheckpoint = null)
    {
        Directory.CreateDirectory(folder);
        using var file = File.Create(Path.Combine(folder, "session.jsonl"));
        using var writer = new RecordWriter(file);
        using var reader = RecordingReader.Open(Path.Combine(Testing.Repository.Root, "recordings", name));
        writer.Header(with?.Invoke(reader.Header) ?? reader.Header);
        var (at, input) = (0L, 0L);
        while (reader.TryRead(out var record))
        {
            if (record.Kind == RecordKind.Checkpoint)
            {
                atCheckpoint?.Invoke(writer, record);
            }

            if (record.Kind is RecordKind.Checkpoint or RecordKind.End || (record.Kind == RecordKind.Run && record.Input > 1) || isLeftOut(record))
            {
                continue;
            }

            writer.Copy(record);
            (at, input) = (record.Nanoseconds, record.Input);
        }

        atEnd?.Invoke(writer, at, input);
        writer.End(writer.Next, at, input, "stopped");
    }
}
