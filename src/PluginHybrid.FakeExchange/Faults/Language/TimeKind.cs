using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>A time such as <c>1.5s</c>, <c>200ms</c>, <c>2m</c>; signed where a clock moves.</summary>
internal sealed class TimeKind(bool signed = false) : WordKind
{
    public override string Wanted => signed ? "a time such as 1.5s, 200ms, 2m or -3s" : "a time such as 1.5s, 200ms or 2m";

    public override object? Read(string text)
    {
        var digits = text.TrimEnd('m', 's');
        double? unit = text[digits.Length..] switch { "ms" => 1, "s" => 1_000, "m" => 60_000, _ => null };
        return unit is { } ms && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)
            && (signed || number >= 0) && Math.Abs(number * ms) <= 86_400_000
            ? TimeSpan.FromMilliseconds(number * ms)
            : null;
    }

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = signed ? @"^-?[0-9]+(\.[0-9]+)?(ms|s|m)$" : @"^[0-9]+(\.[0-9]+)?(ms|s|m)$" };
}
