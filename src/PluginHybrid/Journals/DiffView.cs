using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHybrid.Hosting.Journal;

namespace PluginHybrid.Journals;

/// <summary>Shows a comparison of decisions.</summary>
/// <param name="a">Name of the first side.</param>
/// <param name="b">Name of the second.</param>
/// <param name="compared">The comparison.</param>
internal sealed class DiffView(string a, string b, DecisionComparison compared)
{
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private int Matched => compared.Pairs.Count(pair => pair.SameFigures);

    private int Differing => compared.Pairs.Count(pair => pair is { SameFigures: false, A: not null, B: not null });

    private int OnlyA => compared.Pairs.Count(pair => pair.B is null);

    private int OnlyB => compared.Pairs.Count(pair => pair.A is null);

    /// <summary>One line per difference, then the counts.</summary>
    public string ToText()
    {
        var lines = compared.Pairs.Where(pair => !pair.SameFigures).Select(Text).ToList();
        lines.Add(compared.From is { } from
            ? $"{Matched} the same, {Differing} with other figures, {OnlyA} only {a}, {OnlyB} only {b}, from {Time(from)} to {Time(compared.To!.Value)}"
            : $"Nothing to compare: {OnlyA} decisions of {a}, {OnlyB} of {b}.");
        return string.Join('\n', lines);
    }

    /// <summary>One JSON object.</summary>
    public string ToJson() => new JsonObject
    {
        ["a"] = a,
        ["b"] = b,
        ["from"] = compared.From?.ToString("O", CultureInfo.InvariantCulture),
        ["to"] = compared.To?.ToString("O", CultureInfo.InvariantCulture),
        ["same"] = compared.IsSame,
        ["matched"] = Matched,
        ["differing"] = Differing,
        ["only_a"] = OnlyA,
        ["only_b"] = OnlyB,
        ["differences"] = new JsonArray([.. compared.Pairs.Where(pair => !pair.SameFigures).Select(Json)]),
    }.ToJsonString(Indented);

    private static string Text(DecisionPair pair)
    {
        var any = (pair.A ?? pair.B)!;
        return $"{Time(any.Entry.At)} {any.Entry.Leg}  {Side(pair.A)}  |  {Side(pair.B)}";
    }

    private static string Side(JournalLine? line) => line is null ? "-" : $"{line.Entry.What} ({line.Entry.Because})";

    private static JsonObject Json(DecisionPair pair) => new()
    {
        ["leg"] = (pair.A ?? pair.B)!.Entry.Leg?.ToString(),
        ["a"] = pair.A is { } first ? WhyView.Line(first) : null,
        ["b"] = pair.B is { } second ? WhyView.Line(second) : null,
    };

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss.fff", CultureInfo.InvariantCulture);
}
