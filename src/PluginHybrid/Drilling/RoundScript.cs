namespace PluginHybrid.Drilling;

/// <summary>What is different in one run of a drill.</summary>
/// <param name="Name">Of its state folder.</param>
/// <param name="Strike">Where the host is killed; <c>null</c> for nowhere.</param>
/// <param name="Stands">Where the market stands still though nobody was killed, in order.</param>
internal sealed record RoundScript(string Name, Strike? Strike, IReadOnlyList<Stand> Stands);
