using System.CommandLine;
using PluginHybrid.Commands.Recordings;

namespace PluginHybrid.Commands;

/// <summary><c>hybrid recording</c>: looks at recordings, checks them, cuts and saves them.</summary>
internal static class RecordingCommand
{
    private const string Examples =
        """
        Examples:
          hybrid recording inspect recordings/mine                      what happened?
          hybrid recording validate recordings/mine                     is every byte as it was written?
          hybrid recording cat recordings/mine --topic tickers.* --from 10s --to 20s
          hybrid recording trim recordings/mine --from 1m --to 2m --out recordings/minute
          hybrid recording recover recordings/torn --out recordings/saved
          hybrid recording redact recordings/old recordings/safe        by the policy of today
          hybrid recording import tickers.jsonl recordings/sunday       a capture of public prices
          hybrid recording pack recordings/mine                         zstd; unpack gives the same bytes back

        Exit codes: 0 fine, 1 what was checked failed, 2 there is no such recording or it cannot be read,
        3 a message was met that must not be written; then nothing is kept.
        """;

    /// <summary>The command with its subcommands.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="lessons">Takes its examples.</param>
    public static Command Create(Surroundings around, Lessons lessons)
    {
        var command = new Command("recording", "See, check, cut, compare, save, redact, import and pack recordings.")
        {
            InspectCommand.Create(around),
            ValidateCommand.Create(around),
            CatCommand.Create(around),
            StatsCommand.Create(around),
            CompareCommand.Create(around),
            TrimCommand.Create(around),
            RecoverCommand.Create(around),
            RedactCommand.Create(around),
            ImportCommand.Create(around),
            PackCommands.Pack(around),
            PackCommands.Unpack(around),
        };
        lessons.Teach(command, Examples);
        return command;
    }
}
