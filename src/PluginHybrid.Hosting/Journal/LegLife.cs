using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Journal;

/// <summary>What was decided and what happened in one life of a leg, in the order in which it began.</summary>
/// <param name="Run">The host's run.</param>
/// <param name="Leg">The leg; <c>null</c> for commands about none.</param>
/// <param name="Life">The life in that run; 0 when unknown.</param>
/// <param name="Stories">Commands and events.</param>
public sealed record LegLife(long Run, PositionKey? Leg, int Life, IReadOnlyList<CommandStory> Stories);
