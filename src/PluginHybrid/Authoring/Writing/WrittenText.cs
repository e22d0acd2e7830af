namespace PluginHybrid.Authoring.Writing;

/// <summary>What became of one generated file.</summary>
/// <param name="Path">As asked for.</param>
/// <param name="Fate">What was done.</param>
/// <param name="Beside">Where ours lies instead, when the person's was kept; else empty.</param>
internal sealed record WrittenText(string Path, Fate Fate, string Beside = "");
