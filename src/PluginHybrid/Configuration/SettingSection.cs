namespace PluginHybrid.Configuration;

/// <summary>A named group of keys.</summary>
/// <param name="Path">For example <c>exchange</c> or <c>exchange.endpoints</c>.</param>
/// <param name="Description">What its keys are about, for people.</param>
internal sealed record SettingSection(string Path, string Description);
