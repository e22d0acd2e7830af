using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.State;
using PluginHybrid.Venues;

namespace PluginHybrid.Commands;

/// <summary>What commands that read the journal have in common; no host need run.</summary>
internal static class JournalCall
{
    /// <summary>Opens the journal of the configured environment and hands it on.</summary>
    /// <param name="around">Where it runs.</param>
    /// <param name="named">The configuration of <c>--config</c>.</param>
    /// <param name="read">Reads it, given the name of environment and account, and gives the exit code.</param>
    public static int Run(Surroundings around, string? named, Func<JournalReader, string, int> read)
    {
        var loaded = around.Settings().Load(named);
        if (SettingsVerdict.OfSyntax(loaded, around.Error) is var verdict and not ExitCode.Fine)
        {
            return verdict;
        }

        try
        {
            using var journal = JournalReader.Open(loaded.StateFiles);
            if (journal is not null)
            {
                return read(journal, loaded.StateFiles.Name);
            }

            around.Error.WriteLine($"There is no journal yet at {loaded.StateFiles.Database}: hybrid run writes one.");
            return ExitCode.CheckFailed;
        }
        catch (StateUnusableException broken)
        {
            throw new UsageException(broken.Message);
        }
    }
}
