using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Settings;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>What is known of a plugin only once it has started, and must not go unseen: settings nobody reads, capabilities it does not have.</summary>
internal static class StartFindings
{
    /// <summary>Warnings of a version that has started, settings that a script did not ask for among them.</summary>
    /// <param name="version">The version; one whose settings are in another process tells its own warnings only.</param>
    public static IReadOnlyList<SourceProblem> Warnings(LoadedPlugin version) => [.. version.Warnings, .. Unread(version)];

    /// <summary>A start has come to its end: shows and logs what was found.</summary>
    public static void Tell(PluginSlot slot, PluginInstance instance, SlotSurroundings around)
    {
        var unread = Unread(instance.Loaded);
        slot.Problems = [.. slot.Problems.Union(unread)];
        foreach (var problem in unread)
        {
            around.Tell(JournalKind.Lifecycle, slot.Id, problem.ToString(), isWarning: true);
        }

        TellMissing(slot, instance, around);
    }

    /// <summary>Logs what a plugin asks for and does not have; for information only while nothing of it is traded.</summary>
    public static void TellMissing(PluginSlot slot, PluginInstance instance, SlotSurroundings around)
    {
        var missing = instance.Asked & ~instance.Granted;
        if (missing != Capabilities.None)
        {
            var keys = string.Join(", ", Enum.GetValues<Capabilities>().Where(one => (one & missing) != 0).Select(KeyOf));
            around.Tell(JournalKind.Lifecycle, slot.Id, $"needs {missing}, not granted: add allow: [{keys}] under plugins.{slot.Id} in hybrid.yaml", slot.Mode != PluginMode.Shadow);
        }
    }

    private static SourceProblem[] Unread(LoadedPlugin version) =>
        version is { Candidate.Kind: PluginKind.Script, Settings: PluginSettings settings }
            ? [.. settings.Unread().Select(problem => problem with { IsError = false })]
            : [];

    private static string KeyOf(Capabilities one) =>
        string.Concat($"{one}".Select((letter, at) => char.IsUpper(letter) ? $"{(at > 0 ? "-" : "")}{char.ToLowerInvariant(letter)}" : $"{letter}"));
}
