namespace PluginHybrid.Recordings.Auditing;

/// <summary>One socket from dial to loss.</summary>
/// <param name="Connection">For example <c>public#1</c>.</param>
/// <param name="Dialled">When; -1 when not seen.</param>
/// <param name="Opened">When; -1 for never.</param>
/// <param name="Lost">When; -1 when it outlived the recording.</param>
/// <param name="Reason">Why it was lost.</param>
/// <param name="In">Frames in.</param>
/// <param name="Out">Frames out.</param>
public sealed record SocketLife(string Connection, long Dialled, long Opened, long Lost, string Reason, long In, long Out);
