namespace PluginHybrid.Hosting.Settings;

/// <summary>The YAML text of one plugin's settings and where it stands, so that a problem can name the operator's own line.</summary>
/// <param name="File">Path as the operator knows it.</param>
/// <param name="Text">A YAML mapping; empty for none.</param>
/// <param name="LineOffset">How many lines of the file stand before the text. Default 0: the text is the whole file.</param>
public sealed record SettingsSource(string File, string Text, int LineOffset = 0);
