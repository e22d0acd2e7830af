namespace PluginHybrid.Control;

/// <summary>One line from a command to the running host.</summary>
/// <param name="V">Version of the talk; see <see cref="ControlTalk.Version"/>.</param>
/// <param name="Do">What is wanted, for example <c>plugins.disable</c>; see <see cref="ControlTalk"/>.</param>
/// <param name="Plugin">Which plugin, where it is about one.</param>
/// <param name="Value">A further word, for example the mode.</param>
/// <param name="Reason">Why, for the journal.</param>
internal sealed record ControlRequest(int V, string Do, string? Plugin = null, string? Value = null, string? Reason = null);
