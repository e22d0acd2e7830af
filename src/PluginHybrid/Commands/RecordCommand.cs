using System.CommandLine;
using PluginHybrid.Recording;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid record</c>: runs as <c>hybrid run</c> does, and writes all of it down.</summary>
internal static class RecordCommand
{
    private const string Examples =
        """
        Examples:
          hybrid record --for 60s recordings/mine       a minute of the embedded fake exchange
          hybrid record --pack --for 8h recordings/day  compressed with zstd
          HYBRID__EXCHANGE__ENVIRONMENT=testnet \
            HYBRID_CREDENTIALS_FILE=~/.hybrid hybrid record --for 10m recordings/testnet
          hybrid recording inspect recordings/mine      what happened?

        Keys, signatures, account and order ids are replaced before anything is written; a registered secret
        that is met all the same ends the recording.

        Exit codes beside those of hybrid run:
          1    the disk failed; every whole line is kept
          3    a message was met that must not be written; what is there is safe
          4    records are missing (the writer could not keep up), or the venue refused
        """;

    /// <summary>The command.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var folder = new Argument<string>("folder") { Description = "Where the recording goes; made when missing, refused when it holds one." };
        var config = SharedOptions.Config();
        var limit = SharedOptions.For("Stop after this time (30s, 5m, 1h30m). Without it the recording ends with Ctrl-C.");
        var json = SharedOptions.Json("No table; one JSON object on stdout at the end.");
        var pack = new Option<bool>("--pack") { Description = "Compress with zstd: about a fifth of the size." };
        var scale = new Option<decimal>("--scale-amounts") { Description = "Multiply sizes, values, balances and fees, to hide the account's size.", DefaultValueFactory = _ => 1, HelpName = "0.1" };
        var unknown = new Option<bool>("--allow-unknown-private") { Description = "Keep private messages of a class the policy does not know, with every value replaced." };
        var note = new Option<string>("--note") { Description = "A sentence for the header.", DefaultValueFactory = _ => "", HelpName = "why it exists" };
        var faults = SharedOptions.Faults("Lay this fault script over the simulated exchange: the recording shows the trouble.");
        var command = new Command("record", "Run as hybrid run does, and write the session down, made safe, for replay and tests.")
        {
            folder, config, limit, json, pack, scale, unknown, note, faults,
        };
        command.SetAction((parsed, interrupted) => RecordAsync(
            around,
            parsed.GetValue(config),
            parsed.GetValue(limit),
            parsed.GetValue(json),
            parsed.GetValue(faults),
            new RecordPlan(Recordings.RecordingPath.In(around, parsed.GetValue(folder)!), parsed.GetValue(pack), parsed.GetValue(scale), parsed.GetValue(unknown), parsed.GetValue(note)!),
            interrupted));
        lessons.Teach(command, Examples);
        return command;
    }

    private static async Task<int> RecordAsync(
        Surroundings around, string? named, TimeSpan? limit, bool json, string? faults, RecordPlan plan, CancellationToken interrupted)
    {
        if (plan.AmountScale <= 0)
        {
            await around.Error.WriteLineAsync("--scale-amounts must be above zero, for example 0.1.").ConfigureAwait(false);
            return ExitCode.Usage;
        }

        try
        {
            return await RunCommand.RunAsync(around, named, limit, json, faults, interrupted, plan).ConfigureAwait(false);
        }
        catch (UnsafeRecordingException secret)
        {
            await around.Error.WriteLineAsync(secret.Message).ConfigureAwait(false);
            return ExitCode.Unsafe;
        }
    }
}
