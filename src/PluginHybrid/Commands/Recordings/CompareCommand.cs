using System.CommandLine;
using PluginHybrid.Recordings.Auditing;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording diff</c>: what differs between two recordings?</summary>
internal static class CompareCommand
{
    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var left = new Argument<string>("left") { Description = "A recording." };
        var right = new Argument<string>("right") { Description = "Another." };
        var json = SharedOptions.Json("One JSON array on stdout.");
        var command = new Command("diff", "Compare two recordings; numbers, times and ids that differ from run to run do not count. Exit 1 when they differ.") { left, right, json };
        command.SetAction(parsed =>
        {
            var output = new RecordingOutput(around);
            var found = RecordingDiff.Compare(RecordingPath.In(around, parsed.GetValue(left)!), RecordingPath.In(around, parsed.GetValue(right)!));
            if (parsed.GetValue(json))
            {
                output.Object(found);
            }
            else
            {
                foreach (var one in found)
                {
                    output.Line(FormattableString.Invariant($"{(one.IsLeft ? '-' : '+')} {one.Nanoseconds / 1e9,10:0.000} {one.Record,8} {one.Text}"));
                }

                output.Line(found.Count == 0 ? "The same." : $"{found.Count} records differ.");
            }

            return found.Count == 0 ? ExitCode.Fine : ExitCode.CheckFailed;
        });
        return command;
    }
}
