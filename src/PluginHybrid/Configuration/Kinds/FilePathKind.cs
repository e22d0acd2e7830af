using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>A file, relative to the folder of the file that names it.</summary>
/// <param name="what">What the file is, for the texts.</param>
internal sealed class FilePathKind(string what) : SingleKind<string?>
{
    /// <inheritdoc />
    protected override string Wanted => $"the path of {what}, relative to the folder of the configuration file";

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = "string", ["minLength"] = 1 };

    /// <inheritdoc />
    public override JsonNode? Json(string? value) => value;

    /// <inheritdoc />
    protected override bool TryRead(FoundValue found, [MaybeNullWhen(false)] out string? value)
    {
        value = Path.Combine(found.Folder, found.Text!);
        return found.Text!.Length > 0;
    }
}
