using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>Keys that somebody else makes sense of.</summary>
internal sealed class BlockKind : SingleKind<YamlBlock?>
{
    /// <inheritdoc />
    protected override string Wanted => "keys of the plugin's own, for example { distance: 1% }";

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = new JsonArray("object", "null") };

    /// <inheritdoc />
    public override JsonNode? Json(YamlBlock? value) => value?.Text.Trim();

    /// <inheritdoc />
    protected override bool TryRead(FoundValue found, [MaybeNullWhen(false)] out YamlBlock? value)
    {
        value = new(found.Place.Source, found.Text!, (int)Math.Max(0, found.Place.Line - 1));
        return found.Text!.Length > 0;
    }
}
