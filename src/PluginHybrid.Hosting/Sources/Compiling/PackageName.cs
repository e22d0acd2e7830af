namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>A package a script asks for, and where it does.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Version">Exact or floating, as NuGet reads it.</param>
/// <param name="File">The file that asks.</param>
/// <param name="Line">From 1.</param>
internal sealed record PackageName(string Id, string Version, string File, int Line);
