using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using PluginHybrid.Hosting.Sources.Compiling;
using PluginHybrid.Sdk;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Sources;

/// <summary>Plugins that misbehave: built ones and scripts of <c>tests/TestPlugins</c>, and DLLs compiled by the test.</summary>
internal static class TestPlugins
{
    /// <summary>A built DLL of the repository.</summary>
    public static string Dll(string name)
    {
        var output = new DirectoryInfo(AppContext.BaseDirectory);
        var path = Path.Combine(Repository.Root, "tests", "TestPlugins", name, "bin", output.Parent!.Name, output.Name, name + ".dll");
        Assert.True(File.Exists(path), $"The build of the tests did not make {path}.");
        return path;
    }

    /// <summary>A script of the repository.</summary>
    public static string Script(string id) => Path.Combine(Repository.Root, "tests", "TestPlugins", "scripts", id + ".csx");

    /// <summary>A plugin DLL with symbols, compiled here and now.</summary>
    /// <param name="text">Its source; the usual usings and the API stamp are added.</param>
    /// <param name="sdk">The SDK to compile against; <c>null</c> for the host's.</param>
    public static (byte[] Image, byte[] Symbols) Compile(string text, byte[]? sdk = null, bool stamped = true) =>
        Emit("plugin", [Prelude.SourceText.Split('[')[0] + (stamped ? "[" + Prelude.SourceText.Split('[')[1] : ""), text], sdk);

    /// <summary>This SDK, with its sources changed.</summary>
    /// <param name="change">From one file's text to another.</param>
    public static byte[] ChangedSdk(Func<string, string> change)
    {
        var folder = Path.Combine(Repository.Root, "src", "PluginHybrid.Sdk");
        var texts = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Where(file => !Path.GetRelativePath(folder, file).StartsWith("obj", StringComparison.Ordinal))
            .Select(file => change(File.ReadAllText(file)))
            .Append("global using System; global using System.Collections.Generic; global using System.Linq; global using System.Threading; global using System.Threading.Tasks;")
            .Append("[assembly: System.Reflection.AssemblyVersion(\"1.0.0.0\")]");
        return Emit("PluginHybrid.Sdk", texts, []).Image;
    }

    private static (byte[] Image, byte[] Symbols) Emit(string name, IEnumerable<string> texts, byte[]? sdk)
    {
        var references = HostReferences.For([]).Where(reference => sdk is null || reference.Display != typeof(HybridPlugin).Assembly.GetName().Name);
        if (sdk is { Length: > 0 }) references = references.Append(MetadataReference.CreateFromImage(sdk));
        var parse = CSharpParseOptions.Default.WithLanguageVersion(LanguageVersion.CSharp14);
        var trees = texts.Select((text, i) => CSharpSyntaxTree.ParseText(text, parse, $"{name}{i}.cs", System.Text.Encoding.UTF8));
        var compilation = CSharpCompilation.Create(name, trees, references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        using var image = new MemoryStream();
        using var symbols = new MemoryStream();
        var emitted = compilation.Emit(image, symbols, options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb), cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join('\n', emitted.Diagnostics.Where(found => found.Severity == DiagnosticSeverity.Error)));
        return (image.ToArray(), symbols.ToArray());
    }
}
