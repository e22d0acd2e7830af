using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace PluginHybrid.Sdk.Tests.Examples;

/// <summary>Compiles an example where it belongs: as a file, as a member of a plugin, or as lines in a handler.</summary>
internal static class ExampleCompiler
{
    private const string Usings = """
        using System; using System.Collections.Generic; using System.ComponentModel.DataAnnotations; using System.Linq; using System.Net.Http;
        using System.Threading; using System.Threading.Tasks;
        using PluginHybrid.Sdk; using PluginHybrid.Sdk.Events; using PluginHybrid.Sdk.Lifecycle; using PluginHybrid.Sdk.Orders;
        using PluginHybrid.Sdk.Reporting; using PluginHybrid.Sdk.Settings; using PluginHybrid.Sdk.State; using PluginHybrid.Sdk.Values;
        using PluginHybrid.Sdk.Views;
        #nullable enable
        #pragma warning disable CS1998, CS8321, CS0219
        """;

    private static readonly MetadataReference[] References =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name && (name.StartsWith("System.", StringComparison.Ordinal) || name is "netstandard.dll" or "PluginHybrid.Sdk.dll"))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The errors of the place in which it has the fewest; none when it compiles.</summary>
    /// <param name="code">The example.</param>
    public static IReadOnlyList<string> Compile(string code)
    {
        IReadOnlyList<string>? fewest = null;
        foreach (var errors in Places(code).Select(Errors))
        {
            fewest = fewest is null || errors.Count < fewest.Count ? errors : fewest;
            if (fewest.Count == 0)
            {
                break;
            }
        }

        return fewest!;
    }

    private static IEnumerable<string> Places(string code) =>
    [
        code,
        $"class Example : PluginHybrid.Sdk.Tests.Examples.Stage {{\n{code}\n}}",
        $"class Example : PluginHybrid.Sdk.Tests.Examples.Stage {{ async Task Lines() {{\n{code}\n}} }}",
        $"class Example : PluginHybrid.Sdk.Tests.Examples.Stage {{ object Value() => {code.TrimEnd(';')}; }}",
        $"static class Script {{ static async Task Body(HybridScript script) {{\n{Scripted(code)}\n}} }}",
    ];

    // A script's lines, with the globals spelled out.
    private static string Scripted(string code) => System.Text.RegularExpressions.Regex.Replace(
        code,
        @"(?<![\w.])(Needs|Setting|OnUpdate|OnTicker|On|OnStop|Every|After|MoveStop|Reduce|Close|Positions|Tickers|Instruments|Orders|State|Log|Metrics|Background|Now|Mode|Host)(?=[(<.\s;}])",
        "script.$1");

    private static IReadOnlyList<string> Errors(string code)
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp14);
        var trees = new[] { Usings + "\n" + code, Stage.Source }.Select(text => CSharpSyntaxTree.ParseText(text, options));
        var compilation = CSharpCompilation.Create("Example", trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        return [.. compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.ToString())];
    }
}
