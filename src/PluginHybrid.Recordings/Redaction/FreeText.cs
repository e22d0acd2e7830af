using System.Text.RegularExpressions;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>Scrubs texts nobody can give rules for: close reasons, error texts, a plugin's words.</summary>
internal sealed partial class FreeText
{
    private const string Removed = "(removed)";

    private readonly Pseudonyms _pseudonyms;
    private readonly List<(Regex Pattern, Func<string, string> Safe)> _rules = [];

    /// <summary>A scrubber with every rule.</summary>
    /// <param name="pseudonyms">An id that was met before keeps its pseudonym.</param>
    /// <param name="without">Names of rules that are left out: for tests that prove that each is needed.</param>
    public FreeText(Pseudonyms pseudonyms, IReadOnlySet<string>? without = null)
    {
        _pseudonyms = pseudonyms;
        foreach (var (name, pattern, safe) in Rules())
        {
            if (without?.Contains(name) != true)
            {
                _rules.Add((pattern, safe));
            }
        }
    }

    /// <summary>The names of the rules, in the order in which they are applied.</summary>
    public static IReadOnlyList<string> RuleNames { get; } = [.. new FreeText(new Pseudonyms()).Rules().Select(rule => rule.Name)];

    /// <summary>The text without what looks like a secret, an address of a person or of a machine, or an id.</summary>
    public string Scrub(string text)
    {
        foreach (var (pattern, safe) in text.Length == 0 ? [] : _rules)
        {
            text = pattern.Replace(text, found => safe(found.Value));
        }

        return text;
    }

    private IEnumerable<(string Name, Regex Pattern, Func<string, string> Safe)> Rules()
    {
        yield return ("uuid", Uuid(), _pseudonyms.Of);
        yield return ("known-id", Token(), word => _pseudonyms.Find(word) ?? word);
        yield return ("jwt", Jwt(), _ => Removed);
        yield return ("e-mail", Email(), _ => Removed);
        yield return ("ipv4", IpV4(), address => IsLoopback(address) ? address : Removed);
        yield return ("ipv6", IpV6(), _ => Removed);
        yield return ("hex", LongHex(), _ => Removed);
        yield return ("key", Token(), word => LooksLikeKey(word) ? Removed : word);
    }

    // Bybit's keys are 18 characters of letters and digits, its secrets 36; base64 mixes the same three classes.
    private static bool LooksLikeKey(string word) =>
        (word.Length >= 24 || (word.Length == 18 && word.All(char.IsAsciiLetterOrDigit)))
        && word.Any(char.IsAsciiLetterUpper) && word.Any(char.IsAsciiLetterLower) && word.Any(char.IsAsciiDigit);

    private static bool IsLoopback(string address) => address.StartsWith("127.", StringComparison.Ordinal);

    [GeneratedRegex("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("eyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{4,}\\.[A-Za-z0-9_-]*")]
    private static partial Regex Jwt();

    [GeneratedRegex("[A-Za-z0-9._%+-]+@[A-Za-z0-9.-]+\\.[A-Za-z]{2,}")]
    private static partial Regex Email();

    [GeneratedRegex("(?<![0-9.])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9.])")]
    private static partial Regex IpV4();

    // All eight groups, or fewer around a double colon: a time of day has neither.
    [GeneratedRegex("(?<![0-9A-Za-z:])(?:(?:[0-9a-fA-F]{1,4}:){7}[0-9a-fA-F]{1,4}|(?:[0-9a-fA-F]{1,4}:){1,6}(?::[0-9a-fA-F]{1,4}){1,6}|(?:[0-9a-fA-F]{1,4}:){1,7}:)(?![0-9A-Za-z:])")]
    private static partial Regex IpV6();

    [GeneratedRegex("(?<![0-9A-Za-z])[0-9a-fA-F]{32,}(?![0-9A-Za-z])")]
    private static partial Regex LongHex();

    [GeneratedRegex("[A-Za-z0-9+/_=-]{8,}")]
    private static partial Regex Token();
}
