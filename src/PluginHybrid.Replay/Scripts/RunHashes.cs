namespace PluginHybrid.Replay.Scripts;

/// <summary>What two runs have in common when they are the same.</summary>
/// <param name="Events">Over all events.</param>
/// <param name="Decisions">Over all commands and their answers.</param>
public sealed record RunHashes(string Events, string Decisions)
{
    /// <summary>For people and files.</summary>
    public override string ToString() => $"events {Events} decisions {Decisions}";
}
