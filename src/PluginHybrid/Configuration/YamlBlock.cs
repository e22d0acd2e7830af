namespace PluginHybrid.Configuration;

/// <summary>A part of the configuration that somebody else makes sense of, with its place.</summary>
/// <param name="File">The file as the person named it, or the variable's name.</param>
/// <param name="Text">YAML; its columns are those of the file.</param>
/// <param name="LineOffset">Lines of the file before the text.</param>
internal sealed record YamlBlock(string File, string Text, int LineOffset);
