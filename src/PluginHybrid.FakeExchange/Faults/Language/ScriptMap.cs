using YamlDotNet.RepresentationModel;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>One mapping of a script with its place, for strict reading.</summary>
internal sealed class ScriptMap
{
    private readonly string _source;
    private readonly string _path;
    private readonly YamlMappingNode _node;

    public ScriptMap(string source, string path, YamlNode node)
    {
        (_source, _path) = (source, path);
        _node = node switch
        {
            YamlMappingNode mapping => mapping,
            YamlScalarNode { Value: null or "" } empty => new YamlMappingNode { },
            _ => throw Wrong(node, "wanted a mapping (key: value lines), found something else"),
        };
    }

    /// <summary>The keys as written.</summary>
    public IEnumerable<string> Keys => _node.Children.Keys.Select(key => ((YamlScalarNode)key).Value ?? "");

    public bool Has(string key) => Child(key) is not null;

    /// <summary>Refuses keys that are not known.</summary>
    public void Allow(IReadOnlyCollection<string> known)
    {
        foreach (var key in _node.Children.Keys)
        {
            if (key is not YamlScalarNode { Value: { } name } || !known.Contains(name))
            {
                throw Wrong(key, $"unknown key '{key}'.{NearWord.Hint($"{key}", known)} Write one of {string.Join(", ", known)}");
            }
        }
    }

    /// <summary>Reads these words and refuses every other key, except those that the caller reads itself.</summary>
    public Arguments Read(IReadOnlyList<Word> words, params string[] others)
    {
        Allow([.. words.Select(word => word.Name), .. others]);
        var values = new SortedDictionary<string, object>(StringComparer.Ordinal);
        foreach (var word in words)
        {
            if (Value(word) is { } value)
            {
                values.Add(word.Name, value);
            }
        }

        return new Arguments(values);
    }

    public ScriptMap Map(string key) => new(_source, Path(key), Child(key)!);

    /// <summary>The mappings of a list; none when the key is absent.</summary>
    public IEnumerable<ScriptMap> Maps(string key) => Child(key) switch
    {
        null => [],
        YamlSequenceNode list => list.Select((node, at) => new ScriptMap(_source, $"{Path(key)}[{at}]", node)),
        var other => throw Wrong(other, $"'{key}' wants a list (lines that begin with -)"),
    };

    /// <summary>The one key of a mapping that names something of a table.</summary>
    public string Only(IReadOnlyCollection<string> known, string what)
    {
        Allow(known);
        return Keys.ToList() is [var only] ? only : throw Wrong($"wanted exactly one {what}, found {(Keys.Any() ? string.Join(", ", Keys) : "none")}. Write one of {string.Join(", ", known)}");
    }

    public FaultScriptException Wrong(string message, string? key = null) => Wrong(key is null ? _node : Child(key) ?? _node, message);

    private object? Value(Word word)
    {
        var found = Child(word.Name);
        if (found is null)
        {
            return word switch
            {
                { IsRequired: true } => throw Wrong(_node, $"'{word.Name}' is missing; it wants {word.Kind.Wanted}"),
                { Default: { } fallback } => word.Kind.Read(fallback),
                _ => null,
            };
        }

        return word.IsList
            ? found is YamlSequenceNode list ? list.Select(node => Scalar(word, node)).ToList() : throw Wrong(found, $"'{word.Name}' wants a list, for example [a, b]")
            : Scalar(word, found);
    }

    private object Scalar(Word word, YamlNode node)
    {
        var text = node is YamlScalarNode { Value: { } value } ? value : throw Wrong(node, $"'{word.Name}' wants {word.Kind.Wanted}");
        var hint = word.Kind is ChoiceKind choice ? NearWord.Hint(text, choice.Names) : "";
        return word.Kind.Read(text) ?? throw Wrong(node, $"'{word.Name}' wants {word.Kind.Wanted}, found '{text}'.{hint}");
    }

    private string Path(string key) => _path.Length == 0 ? key : $"{_path}.{key}";

    private FaultScriptException Wrong(YamlNode node, string message) =>
        new($"{_source}({node.Start.Line},{node.Start.Column}): {(_path.Length == 0 ? "script" : _path)}: {message}");

    private YamlNode? Child(string key) => _node.Children.TryGetValue(new YamlScalarNode(key), out var child) ? child : null;
}
