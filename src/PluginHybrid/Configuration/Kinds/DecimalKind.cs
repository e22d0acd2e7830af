using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>A decimal number in a range.</summary>
/// <param name="least">Smallest allowed.</param>
/// <param name="most">Largest allowed.</param>
internal sealed class DecimalKind(decimal least, decimal most) : SingleKind<decimal>
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <inheritdoc />
    protected override string Wanted => string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}, with a point, for example 0.5");

    /// <inheritdoc />
    public override JsonObject Schema() => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };

    /// <inheritdoc />
    public override JsonNode? Json(decimal value) => value;

    /// <inheritdoc />
    protected override bool TryRead(FoundValue found, [MaybeNullWhen(false)] out decimal value) =>
        decimal.TryParse(found.Text, Style, CultureInfo.InvariantCulture, out value) && value >= least && value <= most;
}
