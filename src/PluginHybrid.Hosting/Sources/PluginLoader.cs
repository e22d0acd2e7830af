using PluginHybrid.Hosting.Checking;
using PluginHybrid.Hosting.Sources.Compiling;
using PluginHybrid.Hosting.Sources.Memory;

namespace PluginHybrid.Hosting.Sources;

/// <summary>Loads plugins of all three forms. Compiles and checks first: a plugin that comes back can be started.</summary>
/// <remarks>Safe to call from several threads. A constructor runs once for trial on a thread of the pool.</remarks>
/// <param name="options">Folders and the operator's settings.</param>
public sealed class PluginLoader(PluginLoaderOptions options) : IPluginLoader
{
    private const string SdkFile = "PluginHybrid.Sdk.dll";

    private readonly ScriptCompiler _compiler = new(options.CacheFolder);

    /// <inheritdoc />
    public Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token) => Task.Run(() => Load(candidate, token), token);

    private async Task<LoadResult> Load(PluginCandidate candidate, CancellationToken token)
    {
        try
        {
            return candidate.Kind == PluginKind.Dll
                ? LoadDll(candidate)
                : LoadCompiled(candidate, await _compiler.Compile(candidate.Path, candidate.Kind, token).ConfigureAwait(false));
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return Refused(new SourceProblem(candidate.Path, 0, 0, "HYB0113", $"the file is gone: {problem.Message}", "Copy it again."));
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            return Refused(new SourceProblem(candidate.Path, 0, 0, "HYB0199", $"could not be loaded: {problem.GetType().Name}: {problem.Message}"));
        }
    }

    private LoadResult LoadDll(PluginCandidate candidate)
    {
        var image = File.ReadAllBytes(candidate.Path);
        if (ApiLevel.ProblemOf(candidate.Path, image) is { } refused) return Refused(refused);
        var symbolFile = Path.ChangeExtension(candidate.Path, ".pdb");
        var symbols = File.Exists(symbolFile) ? File.ReadAllBytes(symbolFile) : null;
        var known = new List<SourceProblem>(PluginLint.Inspect(candidate.Path, image, symbols, options.Strict));
        var copy = Path.Combine(Path.GetDirectoryName(candidate.Path)!, SdkFile);
        if (File.Exists(copy))
        {
            known.Add(new SourceProblem(
                copy, 0, 0, "HYB0104", "the folder holds a private copy of the SDK; it is not used, the host's is.", "Reference the PluginHybrid.Sdk package: it never copies itself.", IsError: false));
        }

        try
        {
            return new PluginInspection(candidate, options, known).Inspect(DllMemory.Load(candidate.Path));
        }
        catch (BadImageFormatException problem)
        {
            return Refused(ApiLevel.Broken(candidate.Path, problem.Message));
        }
    }

    private LoadResult LoadCompiled(PluginCandidate candidate, CompiledScript compiled)
    {
        if (compiled.Image.Length == 0) return new LoadResult(null, compiled.Problems.Any(problem => problem.IsError) ? compiled.Problems : [.. compiled.Problems, Empty(candidate)]);
        var known = new List<SourceProblem>(compiled.Problems);
        known.AddRange(PluginLint.Inspect(candidate.Path, compiled.Image, compiled.Symbols, options.Strict));
        var memory = ScriptMemory.Load(candidate.Id, compiled.Image, compiled.Symbols, compiled.Libraries);
        return new PluginInspection(candidate, options, known).Inspect(memory);
    }

    // The compiler makes no assembly of a script in which nothing stands.
    private static SourceProblem Empty(PluginCandidate candidate) =>
        new(candidate.Path, 0, 0, "HYB0117", "holds no code, only comments or nothing.", "Write the rule, or move the file away.");

    private static LoadResult Refused(SourceProblem problem) => new(null, [problem]);
}
