namespace PluginHybrid.Running;

/// <summary>Why a run ended, and what the command exits with.</summary>
/// <param name="Code">Exit code.</param>
/// <param name="Reason">One word for machines, for example <c>time-elapsed</c>.</param>
/// <param name="Words">A sentence for people.</param>
internal sealed record RunEnd(int Code, string Reason, string Words);
