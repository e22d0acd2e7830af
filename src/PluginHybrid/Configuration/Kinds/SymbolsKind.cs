using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>A list of the venue's symbols. In a variable they are separated by commas.</summary>
/// <param name="least">Fewest allowed.</param>
/// <param name="most">Most allowed.</param>
internal sealed class SymbolsKind(int least, int most) : ISettingKind<IReadOnlyList<string>>
{
    private const string Example = "symbols as the venue spells them, for example [BTCUSDT, ETHUSDT]";
    private const int LongestSymbol = 32;

    /// <inheritdoc />
    public bool TryRead(FoundValue found, string path, ICollection<SettingProblem> problems, out IReadOnlyList<string> value)
    {
        var before = problems.Count;
        var symbols = new List<string>();
        value = symbols;
        foreach (var item in found.Entries())
        {
            AddSymbol(item, path, symbols, problems);
        }

        if (problems.Count == before && (symbols.Count < least || symbols.Count > most))
        {
            problems.Add(new(found.Place, $"{path} has {symbols.Count} entries.", $"Write {least} to {most} {Example}."));
        }

        return problems.Count == before;
    }

    /// <inheritdoc />
    public JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "string", ["pattern"] = $"^[A-Z0-9][A-Z0-9-]{{1,{LongestSymbol - 1}}}$" },
        ["minItems"] = least,
        ["maxItems"] = most,
        ["uniqueItems"] = true,
    };

    /// <inheritdoc />
    public JsonNode? Json(IReadOnlyList<string> value) => new JsonArray([.. value.Select(symbol => (JsonNode)symbol)]);

    private static void AddSymbol(FoundValue item, string path, List<string> symbols, ICollection<SettingProblem> problems)
    {
        var text = item.Text ?? "";
        if (!IsSymbol(text))
        {
            var guess = IsSymbol(text.ToUpperInvariant()) ? $"Did you mean {text.ToUpperInvariant()}? " : "";
            problems.Add(new(item.Place, $"{path} holds {ShownText.Of(text)}, which is no symbol.", $"{guess}Write {Example}."));
        }
        else if (symbols.Contains(text))
        {
            problems.Add(new(item.Place, $"{path} holds {text} twice.", "Remove one of them."));
        }
        else
        {
            symbols.Add(text);
        }
    }

    private static bool IsSymbol(string text) => text.Length is >= 2 and <= LongestSymbol
        && text[0] != '-'
        && text.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-');
}
