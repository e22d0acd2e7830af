using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>Answers <c>#r</c>: a DLL beside the script, or the DLLs of a restored package.</summary>
/// <param name="packages">Full paths of all DLLs of the packages.</param>
internal sealed class ScriptLibraries(IReadOnlyList<string> packages) : MetadataReferenceResolver
{
    /// <inheritdoc />
    public override ImmutableArray<PortableExecutableReference> ResolveReference(string reference, string? baseFilePath, MetadataReferenceProperties properties)
    {
        if (reference.TrimStart().StartsWith("nuget", StringComparison.OrdinalIgnoreCase) && reference.Contains(':'))
        {
            return [.. packages.Select(file => FromFile(file, properties))];
        }

        var full = Path.GetFullPath(reference, Path.GetDirectoryName(baseFilePath) ?? "/");
        return File.Exists(full) ? [FromFile(full, properties)] : [];
    }

    /// <inheritdoc />
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => 0;

    // From bytes: a file that is mapped could not be replaced by the author.
    private static PortableExecutableReference FromFile(string file, MetadataReferenceProperties properties) =>
        MetadataReference.CreateFromImage(File.ReadAllBytes(file), properties, filePath: file);
}
