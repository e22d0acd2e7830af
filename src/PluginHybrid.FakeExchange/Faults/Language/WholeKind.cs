using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>A whole number within bounds; where it counts, <c>all</c> means without end.</summary>
internal sealed class WholeKind(int least, int most = int.MaxValue, bool allAllowed = false) : WordKind
{
    public override string Wanted =>
        (most == int.MaxValue ? $"a whole number from {least}" : $"a whole number from {least} to {most}") + (allAllowed ? ", or all" : "");

    public override object? Read(string text) =>
        allAllowed && text == "all" ? int.MaxValue
        : int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
        : null;

    public override JsonObject Schema()
    {
        var whole = new JsonObject { ["type"] = "integer", ["minimum"] = least };
        if (most != int.MaxValue)
        {
            whole["maximum"] = most;
        }

        return allAllowed ? new JsonObject { ["anyOf"] = new JsonArray(whole, new JsonObject { ["const"] = "all" }) } : whole;
    }
}
