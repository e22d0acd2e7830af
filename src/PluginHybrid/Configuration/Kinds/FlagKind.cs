using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary><c>true</c> or <c>false</c>.</summary>
internal sealed class FlagKind : SingleKind<bool>
{
    /// <inheritdoc />
    protected override string Wanted => "true or false";

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = "boolean" };

    /// <inheritdoc />
    public override JsonNode? Json(bool value) => value;

    /// <inheritdoc />
    protected override bool TryRead(FoundValue found, [MaybeNullWhen(false)] out bool value)
    {
        value = found.Text == "true";
        return found.Text is "true" or "false";
    }
}
