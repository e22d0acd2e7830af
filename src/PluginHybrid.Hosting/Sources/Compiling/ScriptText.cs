namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>A script with everything its text names. Read without the compiler, so that a cached script never loads one.</summary>
/// <param name="Path">Full path of the script.</param>
/// <param name="Kind">Script or single-file source.</param>
/// <param name="Files">The script and what it loads: full path and text, in the order first named.</param>
/// <param name="Libraries">Full paths of <c>#r "x.dll"</c>.</param>
/// <param name="Packages">What <c>#r "nuget: ..."</c> and <c>#:package</c> ask for; the SDK is not among them.</param>
/// <param name="Problems">Directives that cannot be.</param>
internal sealed record ScriptText(
    string Path,
    PluginKind Kind,
    IReadOnlyList<KeyValuePair<string, string>> Files,
    IReadOnlyList<string> Libraries,
    IReadOnlyList<PackageName> Packages,
    IReadOnlyList<SourceProblem> Problems);
