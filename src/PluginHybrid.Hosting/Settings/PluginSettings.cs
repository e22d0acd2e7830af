using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Settings;
using YamlDotNet.RepresentationModel;

namespace PluginHybrid.Hosting.Settings;

/// <summary>The settings of one version of a plugin, for its <c>Host.Settings</c>.</summary>
public sealed class PluginSettings : ISettingValues
{
    private readonly Lock _lock = new();
    private readonly SortedSet<string> _read = new(StringComparer.Ordinal);
    private readonly SettingsText _text;
    private bool _boundWhole;

    /// <summary>Reads the text; what is wrong with it is told by <see cref="Problems"/>, and by whoever asks for a value.</summary>
    /// <param name="source">The text and its place.</param>
    public PluginSettings(SettingsSource source) => _text = SettingsText.Read(source);

    /// <summary>What is wrong with the text itself, whatever it is for.</summary>
    public IReadOnlyList<SourceProblem> Problems => _text.Problems;

    /// <summary>Names given to <see cref="Read"/> so far, in ordinal order.</summary>
    public IReadOnlyList<string> NamesRead
    {
        get
        {
            lock (_lock) return [.. _read];
        }
    }

    /// <summary>Keys that nobody asked for. Meant for after a script's text ran: only then is known what it reads. Empty once a whole record was bound.</summary>
    public IReadOnlyList<SourceProblem> Unread()
    {
        var names = NamesRead;
        if (_boundWhole) return [];
        return
        [
            .. from entry in _text.Entries
               where !names.Any(name => NearestName.Plain(name) == NearestName.Plain(entry.Key.Value!))
               let near = NearestName.Of(entry.Key.Value!, names)
               let known = names.Count > 0 ? $"Known: {string.Join(", ", names)}." : "It reads no settings."
               select _text.At(entry.Key.Start, "HYB0208", $"{entry.Key.Value} is no setting of this script.", near is null ? known : $"Did you mean {near}?"),
        ];
    }

    /// <inheritdoc />
    public T Bind<T>()
        where T : class, new()
    {
        var (value, problems) = TryBind(typeof(T));
        return value as T ?? throw new SettingRefusedException(string.Join('\n', problems));
    }

    /// <inheritdoc />
    public T Read<T>(string name, T otherwise, decimal? min = null, decimal? max = null)
    {
        lock (_lock) _read.Add(name);
        if (_text.Problems.Count > 0) throw new SettingRefusedException(string.Join('\n', _text.Problems));
        if (_text.Entries.FirstOrDefault(entry => NearestName.Plain(entry.Key.Value!) == NearestName.Plain(name)).Value is not { } node) return otherwise;
        var binder = new SettingsBinder(_text);
        var value = binder.Value(node, typeof(T), name);
        if (binder.Problems.Count == 0 && SettingRange.Refuses(value, min, max) is { } allowed)
        {
            var found = node is YamlScalarNode scalar ? scalar.Value : "a list";
            binder.Problems.Add(_text.At(node.Start, "HYB0204", $"{name} is {found}; {allowed}."));
        }

        return binder.Problems.Count == 0 ? (T)value! : throw new SettingRefusedException(string.Join('\n', binder.Problems));
    }

    /// <summary>Binds everything to a record, and asks the record itself.</summary>
    /// <param name="type">The record.</param>
    internal (object? Value, IReadOnlyList<SourceProblem> Problems) TryBind(Type type)
    {
        _boundWhole = true;
        if (_text.Problems.Count > 0) return (null, _text.Problems);
        var binder = new SettingsBinder(_text);
        try
        {
            var value = binder.Record(type);
            if (value is ISettingsCheck check && check.Problem() is { } why) binder.Problems.Add(_text.AtWhole("HYB0205", why));
            return (binder.Problems.Count == 0 ? value : null, binder.Problems);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            return (null, [_text.AtWhole("HYB0205", $"{type.Name} refuses: {(problem.InnerException ?? problem).Message}")]);
        }
    }
}
