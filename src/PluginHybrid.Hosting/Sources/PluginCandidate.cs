namespace PluginHybrid.Hosting.Sources;

/// <summary>Something in a plugin folder that looks like a plugin; nothing of it has been run.</summary>
/// <param name="Id">From the file's name until it is loaded; lower case with dashes.</param>
/// <param name="Kind">Its form.</param>
/// <param name="Path">Full path of the DLL, <c>.cs</c> or <c>.csx</c>.</param>
/// <param name="ContentHash">SHA-256 over all files that belong to it, settings included, in hexadecimal.</param>
public sealed record PluginCandidate(string Id, PluginKind Kind, string Path, string ContentHash);
