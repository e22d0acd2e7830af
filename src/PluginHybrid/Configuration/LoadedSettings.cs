using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Configuration;

/// <summary>The settings, where they came from, and what is wrong with them.</summary>
/// <param name="Settings">The values; those with problems stand at their defaults.</param>
/// <param name="Source">The file used, in words for a person.</param>
/// <param name="Folder">Full path of the configuration file's folder, or of the working folder without one; what defaults are relative to.</param>
/// <param name="Origins">Place of each value that is not a default, by key.</param>
/// <param name="Problems">Everything that is wrong, in the order of the file, then of the variables. Empty: usable.</param>
internal sealed record LoadedSettings(
    HybridSettings Settings,
    string Source,
    string Folder,
    IReadOnlyDictionary<string, SettingPlace> Origins,
    IReadOnlyList<SettingProblem> Problems)
{
    /// <summary>Where the host keeps its state.</summary>
    public StateFiles StateFiles => new(
        Path.Combine(Folder, Settings.State.Folder), Settings.Exchange.Environment.ToString().ToLowerInvariant(), PositionKey.MainAccount);
}
