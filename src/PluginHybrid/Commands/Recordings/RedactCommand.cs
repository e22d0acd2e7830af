using System.CommandLine;
using PluginHybrid.Recordings.Auditing;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Commands.Recordings;

/// <summary><c>hybrid recording redact</c>: makes a recording safe by the policy of today.</summary>
internal static class RedactCommand
{
    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    public static Command Create(Surroundings around)
    {
        var recording = RecordingPath.Recording();
        var to = new Argument<string>("out") { Description = "Folder of the new recording; the old one stays as it is." };
        var redaction = new ToolRedaction();
        var force = RecordingPath.Force();
        var json = SharedOptions.Json("One JSON object on stdout.");
        var command = new Command("redact", "Make a recording safe by the policy of today: one made under an older policy, or under none. What is safe already stays byte by byte. Exit 3 when a secret is met; then nothing is kept.")
        {
            recording, to, force, json,
        };
        redaction.AddTo(command);
        command.SetAction((parsed, interrupted) => SafeWork.RunAsync(around, () =>
        {
            var output = new RecordingOutput(around);
            var settings = redaction.Read(around, parsed);
            using var draft = RecordingPath.Draft(around, parsed.GetValue(recording)!, parsed.GetValue(to)!, parsed.GetValue(force));
            var report = RecordingRedaction.Redact(
                RecordingPath.In(around, parsed.GetValue(recording)!), draft.Folder, settings, bytes => output.Progress($"{bytes / 1048576:N0} MiB"), interrupted);
            draft.Keep();
            output.Done();
            if (parsed.GetValue(json))
            {
                output.Object(report);
            }
            else
            {
                output.Line($"{report.Records} records in {parsed.GetValue(to)}, {report.Changed} changed; policy {Words(report.Before)}, now {Words(report.After)}.");
            }

            return Task.FromResult(ExitCode.Fine);
        }));
        return command;
    }

    private static string Words(RedactionPolicyName? policy) => policy is null ? "was none" : $"{policy.Name} {policy.Version}";
}
