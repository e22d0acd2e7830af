using System.Runtime.CompilerServices;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>From a script's path to its assembly: by the cache when nothing changed, by the compiler otherwise.</summary>
/// <param name="cacheFolder">Holds compiled scripts and restored packages.</param>
internal sealed class ScriptCompiler(string cacheFolder)
{
    private readonly CompileCache _cache = new(Path.Combine(cacheFolder, "scripts"));
    private readonly PackageRestorer _packages = new(Path.Combine(cacheFolder, "packages"));

    /// <summary>Gives the assembly, or why there is none.</summary>
    /// <param name="path">Full path of the <c>.cs</c> or <c>.csx</c>.</param>
    /// <param name="kind">Which of the two.</param>
    /// <param name="token">Gives up.</param>
    public async Task<CompiledScript> Compile(string path, PluginKind kind, CancellationToken token)
    {
        var script = ScriptReader.Read(path, kind);
        if (script.Problems.Count > 0) return CompiledScript.Refused(script.Problems);
        var (packages, problems) = await _packages.Restore(script, token).ConfigureAwait(false);
        if (problems.Count > 0) return CompiledScript.Refused(problems);
        IReadOnlyList<string> libraries = [.. script.Libraries, .. packages];
        var key = CompileCache.KeyOf(script, libraries);
        if (_cache.Find(key, libraries) is { } known) return known;
        var compiled = CompileNow(script, packages, token);
        return compiled.Image.Length == 0 ? compiled : Stored(key, path, compiled);
    }

    private CompiledScript Stored(string key, string path, CompiledScript compiled)
    {
        try
        {
            _cache.Store(key, compiled);
            return compiled;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            var warning = new SourceProblem(path, 0, 0, "HYB0116", $"the compiled script could not be stored: {problem.Message}", "It runs, but the next start compiles again.", IsError: false);
            return compiled with { Problems = [.. compiled.Problems, warning] };
        }
    }

    // Not inlined: the runtime would load the compiler to prepare the caller.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static CompiledScript CompileNow(ScriptText script, IReadOnlyList<string> packages, CancellationToken token) =>
        RoslynCompiler.Compile(script, packages, token);
}
