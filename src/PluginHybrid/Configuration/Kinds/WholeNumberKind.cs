using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>A whole number in a range.</summary>
/// <param name="least">Smallest allowed.</param>
/// <param name="most">Largest allowed.</param>
internal sealed class WholeNumberKind(int least, int most) : SingleKind<int>
{
    /// <inheritdoc />
    protected override string Wanted => $"a whole number from {least} to {most}";

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = least, ["maximum"] = most };

    /// <inheritdoc />
    public override JsonNode? Json(int value) => value;

    /// <inheritdoc />
    protected override bool TryRead(FoundValue found, [MaybeNullWhen(false)] out int value) =>
        int.TryParse(found.Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
}
