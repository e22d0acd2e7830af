using System.Text.Json;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>A JSON object with its members in the venue's order and their values as they were written.</summary>
internal sealed class RawRow
{
    private readonly List<KeyValuePair<string, string>> _members = [];
    private readonly Dictionary<string, int> _places = new(StringComparer.Ordinal);

    public static RawRow Of(JsonElement row)
    {
        var read = new RawRow();
        foreach (var member in row.EnumerateObject())
        {
            read.Put(member.Name, member.Value.GetRawText());
        }

        return read;
    }

    /// <summary>A member's text without quotes; empty when it is not there.</summary>
    public string this[string name]
    {
        get
        {
            var raw = _places.TryGetValue(name, out var at) ? _members[at].Value : "";
            return raw is ['"', .., '"'] ? raw[1..^1] : raw;
        }
    }

    /// <summary>Sets a member, in its place or behind the others.</summary>
    public void Put(string name, string raw)
    {
        if (_places.TryGetValue(name, out var at))
        {
            _members[at] = KeyValuePair.Create(name, raw);
            return;
        }

        _places.Add(name, _members.Count);
        _members.Add(KeyValuePair.Create(name, raw));
    }

    /// <summary>Takes over all members of another.</summary>
    public void Put(RawRow other) => other._members.ForEach(member => Put(member.Key, member.Value));

    /// <summary>The same values under another name for one of them.</summary>
    public RawRow Renamed(string from, string to)
    {
        var copy = new RawRow();
        _members.ForEach(member => copy.Put(member.Key == from ? to : member.Key, member.Value));
        return copy;
    }

    public override string ToString() => $"{{{string.Join(',', _members.Select(member => $"\"{member.Key}\":{member.Value}"))}}}";
}
