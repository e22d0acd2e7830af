using System.CommandLine;
using System.Text;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording cat</c>: writes the records a person picks, unchanged.</summary>
internal static class CatCommand
{
    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var recording = RecordingPath.Recording();
        var filter = new FilterOptions();
        var json = SharedOptions.Json("The lines as they stand in the file, header included: the default is the time and the payload.");
        var command = new Command("cat", "Write the records that pass the filters, one per line.") { recording, json };
        filter.AddTo(command, withKinds: true);
        command.SetAction((parsed, interrupted) => Task.FromResult(
            Write(around, RecordingPath.In(around, parsed.GetValue(recording)!), filter.Read(parsed), parsed.GetValue(json), interrupted)));
        return command;
    }

    private static int Write(Surroundings around, string path, PluginHybrid.Recordings.Auditing.RecordFilter filter, bool json, CancellationToken interrupted)
    {
        using var reader = RecordingReader.Open(path);
        while (reader.TryRead(out var record))
        {
            interrupted.ThrowIfCancellationRequested();
            if (filter.Matches(record))
            {
                around.Out.WriteLine(json ? Encoding.UTF8.GetString(record.Line) : Short(record));
            }
        }

        return ExitCode.Fine;
    }

    private static string Short(in Record record)
    {
        var where = record.Connection.IsKnown ? $"{record.Connection} {(record.Kind == RecordKind.Frame ? record.IsInput ? "< " : "> " : "")}" : "";
        var what = record.PayloadForm == PayloadForm.None ? Keys(record) : Encoding.UTF8.GetString(record.Payload);
        return FormattableString.Invariant($"{record.Nanoseconds / 1e9,12:0.000000} {record.Number,8} {record.Kind.Name(),-3} {where}{what}");
    }

    // What stands between the common keys and the check sum.
    private static string Keys(in Record record)
    {
        var line = Encoding.UTF8.GetString(record.Line);
        var input = line.IndexOf(",\"i\":", StringComparison.Ordinal);
        var first = line.IndexOf(',', input + 1);
        var last = line.LastIndexOf(",\"x\":", StringComparison.Ordinal);
        return first < 0 || first >= last ? "" : line[(first + 1)..last];
    }
}
