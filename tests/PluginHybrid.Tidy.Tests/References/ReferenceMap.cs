using PluginHybrid.Tidy.Tests.Inspecting;

namespace PluginHybrid.Tidy.Tests.References;

/// <summary>Who may reference whom. Read <see cref="Rooms"/> as the map of the repository; edit it only with <c>src/README.md</c>.</summary>
internal sealed class ReferenceMap : RuleOver<ProjectFile>
{
    private const string Sdk = "PluginHybrid.Sdk";
    private const string Core = "PluginHybrid.Core";
    private const string Bybit = "PluginHybrid.Bybit";
    private const string Recordings = "PluginHybrid.Recordings";
    private const string Hosting = "PluginHybrid.Hosting";
    private const string FakeExchange = "PluginHybrid.FakeExchange";
    private const string Replay = "PluginHybrid.Replay";
    private const string Simulation = "PluginHybrid.Simulation";

    /// <summary>Every room, there or still to come, with the rooms it may name.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Rooms = new Dictionary<string, string[]>
    {
        [Sdk] = [],
        [Core] = [Sdk],
        [Bybit] = [Core, Sdk],
        [Recordings] = [Core, Sdk],
        [Hosting] = [Core, Sdk],
        [FakeExchange] = [Recordings],
        [Replay] = [Bybit, Recordings, Hosting, Core, Sdk],
        [Simulation] = [Replay, FakeExchange, Bybit, Recordings, Hosting, Core, Sdk],
        ["PluginHybrid.TestKit"] = [Simulation, Replay, FakeExchange, Bybit, Recordings, Hosting, Core, Sdk],
        ["PluginHybrid"] = [Sdk, Core, Bybit, Recordings, Hosting, FakeExchange, Replay, Simulation],
    };

    /// <inheritdoc />
    public override string Fix => "meet through a port of PluginHybrid.Core instead; a new room is added to the map and to src/README.md together.";

    /// <inheritdoc />
    protected override IEnumerable<ProjectFile> Subjects(Tree tree) => tree.ProjectsUnder("src", "plugins");

    /// <inheritdoc />
    protected override IEnumerable<Finding> Judge(ProjectFile subject, Tree tree)
    {
        if (subject.File.IsUnder("plugins"))
        {
            return Refused(subject, [Sdk]);
        }

        return Rooms.TryGetValue(subject.Name, out var allowed)
            ? Refused(subject, allowed)
            : [subject.File.At(1, $"{subject.Name} is not a room of the map")];
    }

    private static IEnumerable<Finding> Refused(ProjectFile project, string[] allowed) =>
        from reference in project.References
        where !allowed.Contains(reference.Name)
        select project.At(reference.Element, $"must not reference {reference.Name}; allowed: {(allowed is [] ? "nothing" : string.Join(", ", allowed))}");
}
