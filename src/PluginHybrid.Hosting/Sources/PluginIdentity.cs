using System.Reflection;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Sources;

/// <summary>Who a plugin says it is.</summary>
/// <param name="Id">The attribute's, else the file's.</param>
/// <param name="Title">For people.</param>
/// <param name="Version">The assembly's, or the beginning of the content hash.</param>
/// <param name="Asked">Capabilities by attribute; a script has none before it starts.</param>
internal sealed record PluginIdentity(string Id, string Title, string Version, Capabilities Asked)
{
    private const int HashDigits = 8;

    /// <summary>A script: known by its file.</summary>
    /// <param name="candidate">The file.</param>
    public static PluginIdentity OfScript(PluginCandidate candidate) =>
        new(candidate.Id, candidate.Id, Short(candidate), Capabilities.None);

    /// <summary>A class: known by its attribute, where it has one.</summary>
    /// <param name="candidate">The file.</param>
    /// <param name="type">The class.</param>
    public static PluginIdentity OfClass(PluginCandidate candidate, Type type)
    {
        var said = type.GetCustomAttribute<PluginAttribute>();
        var id = said?.Id ?? candidate.Id;
        var version = candidate.Kind == PluginKind.Dll ? VersionOf(type.Assembly) : Short(candidate);
        return new PluginIdentity(id, said is { Title.Length: > 0 } ? said.Title : id, version, said?.Needs ?? Capabilities.None);
    }

    /// <summary>Problems with the id; a name other than the file's is a warning.</summary>
    /// <param name="candidate">The file.</param>
    public IEnumerable<SourceProblem> Problems(PluginCandidate candidate)
    {
        if (PluginId.ProblemOf(Id) is { } why)
        {
            yield return new SourceProblem(candidate.Path, 0, 0, "HYB0110", $"{why}.", "Name it like trailing-stop.");
        }
        else if (Id != candidate.Id)
        {
            yield return new SourceProblem(
                candidate.Path, 0, 0, "HYB0111", $"calls itself {Id}, its file says {candidate.Id}; {Id} counts.", "Give both the same name.", IsError: false);
        }
    }

    private static string VersionOf(Assembly assembly) =>
        assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "0.0.0";

    private static string Short(PluginCandidate candidate) =>
        candidate.ContentHash.Length > HashDigits ? candidate.ContentHash[..HashDigits] : candidate.ContentHash;
}
