using System.Globalization;
using PluginHybrid.Control;
using PluginHybrid.Hosting.Journal;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Diagnosis;

/// <summary>Judges what earlier runs left on the disk: the kill switch, the state database. Writes nothing.</summary>
internal static class StateCheck
{
    private const string Name = "state";

    /// <summary>The verdict on what is kept for one environment and account.</summary>
    /// <param name="files">Where it would lie.</param>
    public static CheckResult Judge(StateFiles files)
    {
        if (new HaltFile(files).Reason() is { } reason)
        {
            return CheckResult.Warn(Name, $"halted: {reason}", "Only what lowers risk is sent. When that is dealt with: hybrid resume.");
        }

        try
        {
            using var journal = JournalReader.Open(files);
            return CheckResult.Ok(Name, journal is null ? $"nothing kept yet in {files.Folder}" : $"{files.Database}, {Size(files.Database)}");
        }
        catch (StateUnusableException unusable)
        {
            // A run goes on from both: it migrates what is older, and sets aside what is broken.
            return CheckResult.Warn(
                Name,
                unusable.Message,
                "hybrid run brings an older one up to date, and sets a broken one aside and begins anew. One of a newer hybrid needs that one.");
        }
    }

    private static string Size(string path) => string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(path).Length / 1048576.0:0.0} MiB");
}
