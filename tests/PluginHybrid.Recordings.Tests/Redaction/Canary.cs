using System.Text;
using System.Text.Json;

namespace PluginHybrid.Recordings.Tests.Redaction;

/// <summary>Secrets that can be told from everything else, and the disguises in which they may come.</summary>
internal static class Canary
{
    /// <summary>Of the shape of an API key: 18 letters and digits.</summary>
    public const string Key = "CaNaRy7KeY4tEsT9Qx";

    /// <summary>Of the shape of a secret: 36 letters and digits.</summary>
    public const string Secret = "CaNaRy8SeCrEt2oF4tHe6TeSt1SuItE9zZ3y";

    /// <summary>A token of other characters too: only with these do base64 and base64url differ.</summary>
    public const string Token = "tOkEn>>~~??4~~>>tEsTs??>>~~oNlY";

    /// <summary>Every disguise with its name.</summary>
    public static IEnumerable<(string Form, string Text)> Disguises(string secret)
    {
        var raw = Encoding.UTF8.GetBytes(secret);
        yield return ("raw", secret);
        yield return ("percent-encoded", string.Concat(raw.Select(letter => $"%{letter:X2}")));
        yield return ("percent-encoded, lower case", string.Concat(raw.Select(letter => $"%{letter:x2}")));
        yield return ("percent-encoded twice", string.Concat(raw.Select(letter => $"%25{letter:X2}")));
        yield return ("JSON escapes", string.Concat(raw.Select(letter => $"\\u{(int)letter:x4}")));
        yield return ("JSON escapes, upper case", string.Concat(raw.Select(letter => $"\\u{(int)letter:X4}")));
        yield return ("one JSON escape", $"\\u{(int)secret[0]:x4}{secret[1..]}");
        yield return ("hex", Convert.ToHexStringLower(raw));
        yield return ("upper-case hex", Convert.ToHexString(raw));
        yield return ("reversed", new string([.. secret.Reverse()]));
        yield return ("reversed case", new string([.. secret.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))]));
        foreach (var before in new[] { "", "a", "ab", "abc:" })
        {
            var text = Convert.ToBase64String(Encoding.UTF8.GetBytes($"{before}{secret}tail"));
            yield return ($"base64 after {before.Length}", text);
            yield return ($"base64url after {before.Length}", text.Replace('+', '-').Replace('/', '_').TrimEnd('='));
        }
    }

    /// <summary>A JSON text with one string leaf exchanged for each of its string leaves in turn.</summary>
    public static IEnumerable<(string Path, string Json)> InEveryText(string json, string put)
    {
        using var parsed = JsonDocument.Parse(json);
        var leaves = Leaves(parsed.RootElement, "$").ToArray();
        foreach (var leaf in leaves)
        {
            yield return (leaf, Put(parsed.RootElement, "$", leaf, put));
        }
    }

    private static IEnumerable<string> Leaves(JsonElement at, string path) => at.ValueKind switch
    {
        JsonValueKind.Object => at.EnumerateObject().SelectMany(one => Leaves(one.Value, $"{path}.{one.Name}")),
        JsonValueKind.Array => at.EnumerateArray().SelectMany((one, index) => Leaves(one, $"{path}[{index}]")),
        JsonValueKind.String => [path],
        _ => [],
    };

    private static string Put(JsonElement at, string path, string leaf, string put) => at.ValueKind switch
    {
        JsonValueKind.Object => $"{{{string.Join(',', at.EnumerateObject().Select(one => $"\"{one.Name}\":{Put(one.Value, $"{path}.{one.Name}", leaf, put)}"))}}}",
        JsonValueKind.Array => $"[{string.Join(',', at.EnumerateArray().Select((one, index) => Put(one, $"{path}[{index}]", leaf, put)))}]",
        _ => path == leaf ? $"\"{put}\"" : at.GetRawText(),
    };
}
