using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace PluginHybrid.Configuration;

/// <summary>Reads the text of <c>hybrid.yaml</c> into values with their places, and goes on after each problem.</summary>
/// <param name="name">The file as the person named it.</param>
/// <param name="folder">What relative paths in it are relative to.</param>
/// <param name="problems">Where problems go.</param>
internal sealed class SettingsText(string name, string folder, ICollection<SettingProblem> problems)
{
    private readonly Dictionary<string, FoundValue> _found = [];
    private string _text = "";

    /// <summary>The values of known keys by path. What is unknown or misshapen is among the problems.</summary>
    /// <param name="text">The whole file.</param>
    public IReadOnlyDictionary<string, FoundValue> Read(string text)
    {
        _text = text;
        var parser = new Parser(new StringReader(text));
        try
        {
            parser.Consume<StreamStart>();
            if (parser.TryConsume<DocumentStart>(out _))
            {
                ReadTop(parser);
                parser.Consume<DocumentEnd>();
            }

            if (parser.Accept<DocumentStart>(out var second))
            {
                Add(second!, "a second document begins here.", "Keep one document: remove the line --- and what follows.");
            }
        }
        catch (YamlException broken)
        {
            problems.Add(Unreadable(text, broken));
        }

        return _found;
    }

    // The parser places a tab at the start of the block it breaks; a person wants the line with the tab.
    private SettingProblem Unreadable(string text, YamlException broken)
    {
        var lines = text.Split('\n');
        var tab = Array.FindIndex(lines, line => line[..^line.TrimStart().Length].Contains('\t', StringComparison.Ordinal));
        return tab >= 0
            ? new(new(name, tab + 1, 1), "this line is indented with a tab, which YAML forbids.", "Indent with two spaces per level.")
            : new(
                new(name, broken.Start.Line, broken.Start.Column),
                $"this is not readable as YAML: {broken.Message}",
                "Check the indentation, the colons and the quotes here and in the line above.");
    }

    private void ReadTop(Parser parser)
    {
        if (parser.TryConsume<MappingStart>(out _))
        {
            ReadKeys(parser, "");
        }
        else if (!(parser.Accept<Scalar>(out var nothing) && nothing!.Value.Length == 0))
        {
            Add(parser.Current!, "the file does not consist of keys.", $"Begin with one of: {string.Join(", ", UnknownKey.Names(""))}.");
            parser.SkipThisAndNestedEvents();
        }
        else
        {
            parser.SkipThisAndNestedEvents();
        }
    }

    private void ReadKeys(Parser parser, string section)
    {
        var seen = new Dictionary<string, long>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (!parser.TryConsume<Scalar>(out var key))
            {
                Add(parser.Current!, "this is no key.", "Write key: value, with a plain word as the key.");
                parser.SkipThisAndNestedEvents();
                parser.SkipThisAndNestedEvents();
            }
            else if (!seen.TryAdd(key!.Value, key.Start.Line))
            {
                Add(key, $"{ShownText.Of(key.Value)} is here a second time.", $"Keep one; the first is in line {seen[key.Value]}.");
                parser.SkipThisAndNestedEvents();
            }
            else
            {
                ReadEntry(parser, section, key);
            }
        }
    }

    private void ReadEntry(Parser parser, string section, Scalar key)
    {
        var path = section.Length == 0 ? key.Value : $"{section}.{key.Value}";
        if (SettingTable.Sections.Any(group => group.Path == path))
        {
            ReadSection(parser, path);
        }
        else if (SettingTable.Find(path) is { } setting)
        {
            ReadValue(parser, setting);
        }
        else if (IsPlugin(parser, path))
        {
            ReadSection(parser, path);
        }
        else
        {
            problems.Add(UnknownKey.In(PlaceOf(key), section, key.Value));
            parser.SkipThisAndNestedEvents();
        }
    }

    private void ReadSection(Parser parser, string path)
    {
        if (parser.TryConsume<MappingStart>(out _))
        {
            ReadKeys(parser, path);
            return;
        }

        // A group whose keys are all commented out is fine: YAML reads it as an empty scalar.
        if (!(parser.Accept<Scalar>(out var value) && value!.Value is "" or "~" or "null"))
        {
            Add(parser.Current!, $"{path} takes keys, not a value.", $"Allowed in {path}: {string.Join(", ", UnknownKey.Names(path))}.");
        }

        parser.SkipThisAndNestedEvents();
    }

    // A plugin's id is a key nobody knows beforehand; a plain value behind it is a slip, not a plugin.
    private static bool IsPlugin(Parser parser, string path) =>
        PluginSettingTable.IdOf(path) is not null && (parser.Accept<MappingStart>(out _) || (parser.Accept<Scalar>(out var empty) && empty!.Value.Length == 0));

    private void ReadBlock(Parser parser, string path)
    {
        if (!parser.Accept<MappingStart>(out var start))
        {
            if (!(parser.Accept<Scalar>(out var empty) && empty!.Value.Length == 0))
            {
                Add(parser.Current!, $"{path} takes keys, not a value.", "Write the plugin's own keys below it, indented.");
            }

            parser.SkipThisAndNestedEvents();
            return;
        }

        var place = PlaceOf(start!);
        var from = (int)start!.Start.Index;
        parser.SkipThisAndNestedEvents();
        var until = (int)parser.Current!.Start.Index;

        // Blanks in front keep the columns those of the file.
        var block = new string(' ', (int)place.Column - 1) + _text[from..Math.Max(from, until)].TrimEnd();
        _found[path] = FoundValue.Single(place, block, folder);
    }

    private void ReadValue(Parser parser, ISetting setting)
    {
        var path = setting.Path;
        if (setting.TakesBlock)
        {
            ReadBlock(parser, path);
        }
        else if (parser.TryConsume<Scalar>(out var scalar))
        {
            _found[path] = FoundValue.Single(PlaceOf(scalar!), scalar!.Value, folder);
        }
        else if (parser.TryConsume<SequenceStart>(out var start))
        {
            _found[path] = FoundValue.List(PlaceOf(start!), ReadItems(parser, path), folder);
        }
        else
        {
            Add(parser.Current!, $"{path} takes a value, not keys or a reference.", "Write the value behind the colon.");
            parser.SkipThisAndNestedEvents();
        }
    }

    private List<FoundValue> ReadItems(Parser parser, string path)
    {
        var items = new List<FoundValue>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            if (parser.TryConsume<Scalar>(out var scalar))
            {
                items.Add(FoundValue.Single(PlaceOf(scalar!), scalar!.Value, folder));
            }
            else
            {
                Add(parser.Current!, $"{path} takes a list of plain values.", "Write one value per entry.");
                parser.SkipThisAndNestedEvents();
            }
        }

        return items;
    }

    private void Add(ParsingEvent at, string message, string fix) => problems.Add(new(PlaceOf(at), message, fix));

    private SettingPlace PlaceOf(ParsingEvent at) => new(name, at.Start.Line, at.Start.Column);
}
