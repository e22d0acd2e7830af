using PluginHybrid.Core.Events;
using PluginHybrid.Replay.Divergences;

namespace PluginHybrid.Replay.Running;

/// <summary>What a session is made on in a replay.</summary>
/// <param name="Began">What it was told in the recording.</param>
/// <param name="Router">Where its events go.</param>
/// <param name="Effects">Told what it asks of the world.</param>
/// <param name="Divergences">Told of what is not the same.</param>
internal sealed record ReplayGround(SessionStart Began, EventRouter Router, EffectMatch Effects, DivergenceBook Divergences);
