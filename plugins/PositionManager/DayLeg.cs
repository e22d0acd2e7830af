namespace PluginHybrid.Plugins.Managing;

/// <summary>What the day's ledger remembers of one open leg.</summary>
/// <param name="Leg">Its key, as text.</param>
/// <param name="Identity">Whose figures these are.</param>
/// <param name="Realised">Realised result of this position that is counted already, or belongs to days before.</param>
/// <param name="Base">Unrealised result it had when the day began.</param>
internal sealed record DayLeg(string Leg, PositionIdentity Identity, decimal Realised, decimal Base);
