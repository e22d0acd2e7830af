using System.Security.Cryptography;
using System.Text.Json;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>What may stand in a recording: data, read from the text it is named by.</summary>
internal sealed class RedactionPolicy
{
    private const string BybitText = "PluginHybrid.Recordings.Redaction.Policies.bybit-v5.json";

    private static readonly Lazy<RedactionPolicy> BybitOnce = new(() => new RedactionPolicy(EmbeddedText()));

    private readonly SortedDictionary<string, PathRules> _classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Treatment> _queries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Treatment> _canonical = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Reads a policy.</summary>
    /// <param name="utf8">Its JSON.</param>
    /// <param name="without">Rules left out, <c>class path</c> or a class: for tests that prove that each rule is needed.</param>
    public RedactionPolicy(byte[] utf8, IReadOnlySet<string>? without = null)
    {
        using var text = JsonDocument.Parse(utf8);
        var root = text.RootElement;
        Name = new(root.GetProperty("name").GetString()!, root.GetProperty("version").GetInt32(), Convert.ToHexStringLower(SHA256.HashData(utf8)));
        foreach (var one in root.GetProperty("classes").EnumerateArray())
        {
            var match = one.GetProperty("match").GetString()!;
            _classes.Add(match, RulesOf(one, match, without ?? new HashSet<string>()));
        }

        Learn(root.GetProperty("queries"), _queries);
        Learn(root.GetProperty("canonical"), _canonical);
    }

    /// <summary>The policy of Bybit v5.</summary>
    public static RedactionPolicy Bybit => BybitOnce.Value;

    /// <summary>Name, version, hash.</summary>
    public RedactionPolicyName Name { get; }

    /// <summary>The classes in ordinal order.</summary>
    public IEnumerable<string> Classes => _classes.Keys;

    /// <summary>The text of Bybit's policy.</summary>
    public static byte[] EmbeddedText()
    {
        using var stream = typeof(RedactionPolicy).Assembly.GetManifestResourceStream(BybitText)!;
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }

    /// <summary>Reads a policy that somebody wrote.</summary>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static RedactionPolicy Read(string text)
    {
        try
        {
            return new RedactionPolicy(System.Text.Encoding.UTF8.GetBytes(text));
        }
        catch (Exception error) when (error is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException or FormatException)
        {
            throw new InvalidDataException($"This is no redaction policy: {error.Message} It needs name, version, classes, queries and canonical, as bybit-v5.json has them.", error);
        }
    }

    /// <summary>The rules of a class; <c>null</c> when the policy does not know it.</summary>
    public PathRules? Find(string messageClass) => _classes.GetValueOrDefault(messageClass);

    /// <summary>What becomes of a query's value.</summary>
    public Treatment Query(string name) => _queries.GetValueOrDefault(name, Treatment.Replace);

    /// <summary>What becomes of a text or a number in one of our own records.</summary>
    public Treatment Canonical(string name) => _canonical.GetValueOrDefault(name, Treatment.Text);

    private static PathRules RulesOf(JsonElement one, string match, IReadOnlySet<string> without)
    {
        if (one.TryGetProperty("all", out var all))
        {
            return PathRules.All(TreatmentOf(all.GetString()!));
        }

        var rules = PathRules.None();
        foreach (var (treatment, path) in Paths(one))
        {
            if (!without.Contains($"{match} {path}"))
            {
                rules.Allow(path, treatment);
            }
            else
            {
                // A rule that is switched off lets the value through: that is what it is there to prevent.
                rules.Allow(path, Treatment.Pass);
            }
        }

        return rules;
    }

    private static void Learn(JsonElement section, Dictionary<string, Treatment> into)
    {
        foreach (var (treatment, name) in Paths(section))
        {
            into.Add(name, treatment);
        }
    }

    private static IEnumerable<(Treatment Treatment, string Path)> Paths(JsonElement section) =>
        from property in section.EnumerateObject()
        where property.Name is not ("match" or "about")
        let treatment = TreatmentOf(property.Name)
        from path in property.Value.GetString()!.Split(' ', StringSplitOptions.RemoveEmptyEntries)
        select (treatment, path);

    private static Treatment TreatmentOf(string word) => Enum.TryParse<Treatment>(word, ignoreCase: true, out var treatment)
        ? treatment
        : throw new InvalidDataException($"The redaction policy knows no treatment \"{word}\".");
}
