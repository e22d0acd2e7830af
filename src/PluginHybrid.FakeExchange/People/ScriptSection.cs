using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.FakeExchange.People;

/// <summary>One mapping of a script, with its place in the file for messages.</summary>
internal sealed class ScriptSection
{
    private readonly string _source;
    private readonly string _what;
    private readonly YamlMappingNode _node;

    public ScriptSection(string source, string what, YamlNode node)
    {
        (_source, _what) = (source, what);
        _node = node as YamlMappingNode ?? throw Wrong(node, "wanted a mapping, found something else");
    }

    public bool Has(string key) => Child(key) is not null;

    /// <summary>Reports the first key that is not among the known ones.</summary>
    public void Allow(params string[] known)
    {
        foreach (var key in _node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                throw Wrong(key, $"unknown key '{key}'; known are {string.Join(", ", known)}");
            }
        }
    }

    public string Text(string key, string? fallback = null) => Scalar(key, fallback);

    public bool Flag(string key, bool fallback) => Scalar(key, fallback ? "true" : "false") switch
    {
        "true" => true,
        "false" => false,
        var other => throw Wrong(Child(key)!, $"'{key}' wants true or false, found '{other}'"),
    };

    public decimal Number(string key) => Parse(key, Scalar(key, null));

    public decimal? OptionalNumber(string key) => Has(key) ? Number(key) : null;

    /// <summary>A price, or a signed percentage such as <c>-1.5%</c>; null when absent.</summary>
    public PriceLevel? Level(string key) => !Has(key) ? null
        : Scalar(key, null) is var text && text.EndsWith('%') ? new PriceLevel(Parse(key, text[..^1]), true)
        : new PriceLevel(Parse(key, text), false);

    /// <summary>A time such as <c>1.5s</c>, <c>200ms</c> or <c>2m</c>.</summary>
    public TimeSpan Time(string key)
    {
        var text = Scalar(key, null);
        var digits = text.TrimEnd('m', 's');
        double? unit = text[digits.Length..] switch { "ms" => 1, "s" => 1_000, "m" => 60_000, _ => null };
        return unit is { } ms && double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number >= 0
            ? TimeSpan.FromMilliseconds(number * ms)
            : throw Wrong(Child(key)!, $"'{key}' wants a time such as 1.5s, 200ms or 2m, found '{text}'");
    }

    public T OneOf<T>(string key, params string[] names)
        where T : struct, Enum
    {
        var text = Scalar(key, null);
        return names.Contains(text) ? Enum.Parse<T>(text) : throw Wrong(Child(key)!, $"'{key}' wants one of {string.Join(", ", names)}, found '{text}'");
    }

    public IEnumerable<YamlNode> List(string key) =>
        Child(key) is YamlSequenceNode list ? list : throw Wrong(Child(key) ?? _node, $"wanted a list '{key}', found none");

    public ScriptSection Section(string key) => new(_source, key, Child(key)!);

    public PersonScriptException Wrong(string message) => Wrong(_node, message);

    private PersonScriptException Wrong(YamlNode node, string message) =>
        new($"{_source}({node.Start.Line},{node.Start.Column}): {_what}: {message}");

    private string Scalar(string key, string? fallback) => Child(key) switch
    {
        YamlScalarNode { Value: { } value } => value,
        null when fallback is not null => fallback,
        null => throw Wrong(_node, $"'{key}' is missing"),
        var other => throw Wrong(other, $"'{key}' wants a single value"),
    };

    private decimal Parse(string key, string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong(Child(key)!, $"'{key}' wants a number, found '{text}'");

    private YamlNode? Child(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
