namespace PluginHybrid.Authoring.Writing;

/// <summary>A file that is to be there.</summary>
/// <param name="Path">From the folder it belongs to, with forward slashes.</param>
/// <param name="Text">All of it, ending in a line feed.</param>
internal sealed record TextToWrite(string Path, string Text);
