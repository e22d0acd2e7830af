using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;
using PluginHybrid.Sdk;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>Turns a script into an assembly. The only class that starts the compiler: whoever does not call it never loads it.</summary>
/// <remarks>By <c>CreateScriptCompilation</c>, never <c>CSharpScript</c>: that one keeps every script in memory for good.</remarks>
internal static class RoslynCompiler
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Compiles; language version 14 and release code, as a plugin project is.</summary>
    /// <param name="script">The texts.</param>
    /// <param name="packages">Full paths of DLLs of packages.</param>
    /// <param name="token">Gives up.</param>
    public static CompiledScript Compile(ScriptText script, IReadOnlyList<string> packages, CancellationToken token)
    {
        var libraries = (IReadOnlyList<string>)[.. script.Libraries, .. packages];
        var compilation = script.Kind == PluginKind.Script ? Script(script, packages, libraries) : Source(script, libraries);
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: token);
        var problems = emitted.Diagnostics
            .Where(found => found.Severity >= DiagnosticSeverity.Warning && !found.IsSuppressed)
            .Select(found => Problem(found, script.Path))
            .OrderBy(problem => problem.File, StringComparer.Ordinal).ThenBy(problem => problem.Line).ThenBy(problem => problem.Column)
            .ToArray();
        return emitted.Success
            ? new CompiledScript(image.ToArray(), symbols.ToArray(), problems, libraries)
            : CompiledScript.Refused(problems);
    }

    private static CSharpCompilation Script(ScriptText script, IReadOnlyList<string> packages, IReadOnlyList<string> libraries)
    {
        var options = Options(NullableContextOptions.Annotations)
            .WithScriptClassName("Script")
            .WithUsings(Prelude.Namespaces)
            .WithSourceReferenceResolver(new ScriptSources(script.Files))
            .WithMetadataReferenceResolver(new ScriptLibraries(packages));
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithKind(SourceCodeKind.Script);
        return CSharpCompilation.CreateScriptCompilation(
            NameOf(script), Tree(script.Files[0].Value, script.Path, parse), HostReferences.For(libraries), options,
            returnType: typeof(object), globalsType: typeof(HybridScript));
    }

    private static CSharpCompilation Source(ScriptText script, IReadOnlyList<string> libraries)
    {
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14).WithFeatures([new("FileBasedProgram", "true")]);
        var references = HostReferences.For(libraries).Concat(libraries.Select(file => MetadataReference.CreateFromImage(File.ReadAllBytes(file), filePath: file)));
        return CSharpCompilation.Create(
            NameOf(script),
            [Tree(script.Files[0].Value, script.Path, parse), Tree(Prelude.SourceText, "(prelude)", parse)],
            references,
            Options(NullableContextOptions.Enable));
    }

    private static CSharpCompilationOptions Options(NullableContextOptions nullable) => new(
        OutputKind.DynamicallyLinkedLibrary,
        optimizationLevel: OptimizationLevel.Release,
        deterministic: true,
        nullableContextOptions: nullable,
        specificDiagnosticOptions: [new("CS1701", ReportDiagnostic.Suppress), new("CS1702", ReportDiagnostic.Suppress)]);

    private static SyntaxTree Tree(string text, string path, CSharpParseOptions parse) =>
        CSharpSyntaxTree.ParseText(SourceText.From(text, Utf8), parse, path);

    private static string NameOf(ScriptText script) => $"{PluginId.FromFile(script.Path)}-{Convert.ToHexStringLower(
        System.Security.Cryptography.SHA256.HashData(Utf8.GetBytes(string.Concat(script.Files.Select(file => file.Value)))))[..8]}";

    private static SourceProblem Problem(Diagnostic found, string script)
    {
        var place = found.Location.GetMappedLineSpan();
        var text = found.GetMessage(System.Globalization.CultureInfo.InvariantCulture);
        var error = found.Severity == DiagnosticSeverity.Error;
        return place.IsValid
            ? new SourceProblem(place.Path, place.StartLinePosition.Line + 1, place.StartLinePosition.Character + 1, found.Id, text, IsError: error)
            : new SourceProblem(script, 0, 0, found.Id, text, IsError: error);
    }
}
