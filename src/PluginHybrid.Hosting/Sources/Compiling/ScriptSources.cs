using Microsoft.CodeAnalysis;

namespace PluginHybrid.Hosting.Sources.Compiling;

/// <summary>Answers <c>#load</c> from the texts already read, and the editor stubs with an empty file.</summary>
/// <param name="files">Full path and text.</param>
internal sealed class ScriptSources(IReadOnlyList<KeyValuePair<string, string>> files) : SourceReferenceResolver
{
    /// <inheritdoc />
    public override string? NormalizePath(string path, string? baseFilePath) => path;

    /// <inheritdoc />
    public override string? ResolveReference(string path, string? baseFilePath)
    {
        var full = Path.GetFullPath(path, Path.GetDirectoryName(baseFilePath) ?? "/");
        return Path.GetFileName(full) == ScriptReader.EditorStubs || files.Any(file => file.Key == full) ? full : null;
    }

    /// <inheritdoc />
    public override Stream OpenRead(string resolvedPath)
    {
        var text = files.FirstOrDefault(file => file.Key == resolvedPath).Value ?? "";
        return new MemoryStream([.. System.Text.Encoding.UTF8.GetBytes(text)], writable: false);
    }

    /// <inheritdoc />
    public override bool Equals(object? other) => ReferenceEquals(this, other);

    /// <inheritdoc />
    public override int GetHashCode() => 0;
}
