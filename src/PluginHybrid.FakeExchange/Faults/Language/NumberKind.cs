using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>A decimal number within bounds.</summary>
internal sealed class NumberKind(decimal least, decimal most) : WordKind
{
    public override string Wanted => string.Create(CultureInfo.InvariantCulture, $"a number from {least} to {most}");

    public override object? Read(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    public override JsonObject Schema() => new() { ["type"] = "number", ["minimum"] = least, ["maximum"] = most };
}
