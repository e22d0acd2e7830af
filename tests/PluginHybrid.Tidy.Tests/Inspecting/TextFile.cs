using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace PluginHybrid.Tidy.Tests.Inspecting;

/// <summary>One text file of the tree. C# is parsed once, when first asked for.</summary>
/// <param name="path">From the root, with forward slashes.</param>
/// <param name="text">All of it.</param>
internal sealed class TextFile(string path, string text)
{
    private static readonly CSharpParseOptions Options =
        new(LanguageVersion.Preview, DocumentationMode.Parse, SourceCodeKind.Regular);

    private readonly Lazy<CompilationUnitSyntax> _syntax = new(() => CSharpSyntaxTree.ParseText(text, Options).GetCompilationUnitRoot());

    /// <summary>From the root, with forward slashes.</summary>
    public string Path { get; } = path;

    /// <summary>All of it.</summary>
    public string Text { get; } = text;

    /// <summary>File name with extension.</summary>
    public string Name => Path[(Path.LastIndexOf('/') + 1)..];

    /// <summary>Folder without trailing slash; empty at the root.</summary>
    public string Folder => Path.Contains('/') ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>Its lines; a final line break opens no further line.</summary>
    public string[] Lines { get; } = text.ReplaceLineEndings("\n").TrimEnd('\n').Split('\n');

    /// <summary>The C# in it.</summary>
    public CompilationUnitSyntax Syntax => _syntax.Value;

    /// <summary>Whether the path begins with one of these folders.</summary>
    public bool IsUnder(params ReadOnlySpan<string> folders)
    {
        foreach (var folder in folders)
        {
            if (Path.StartsWith(folder + "/", StringComparison.Ordinal)) return true;
        }

        return false;
    }

    /// <summary>A finding in a line.</summary>
    public Finding At(int line, string problem) => new(Path, line, problem);

    /// <summary>A finding at a place of the syntax.</summary>
    public Finding At(SyntaxNode node, string problem) => At(node.GetLocation(), problem);

    /// <summary>A finding at a place of the syntax.</summary>
    public Finding At(Location location, string problem) => At(location.GetLineSpan().StartLinePosition.Line + 1, problem);
}
