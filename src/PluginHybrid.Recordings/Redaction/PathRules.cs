using System.Text;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>The rules of one class of messages, as a tree of names. Reading it allocates nothing.</summary>
internal sealed class PathRules
{
    private readonly List<(byte[] Name, PathRules Rules)> _members = [];
    private readonly SortedDictionary<int, PathRules> _elements = [];
    private PathRules? _anyElement;

    private PathRules(Treatment treatment) => Treatment = treatment;

    /// <summary>What becomes of a value here.</summary>
    public Treatment Treatment { get; private set; }

    /// <summary>Every value of the message is treated alike.</summary>
    public static PathRules All(Treatment treatment) => new(treatment) { CoversAll = true };

    /// <summary>Nothing passes until it is allowed.</summary>
    public static PathRules None() => new(Treatment.Replace);

    /// <summary>True when what lies below is treated like this.</summary>
    public bool CoversAll { get; private init; }

    /// <summary>Allows a path, for example <c>data[].symbol</c>.</summary>
    public void Allow(string path, Treatment treatment)
    {
        var place = this;
        foreach (var step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            place = step[0] == '[' ? place.ElementFor(step[1..^1]) : place.MemberFor(step);
        }

        place.Treatment = treatment;
    }

    /// <summary>The rules of a member; <c>null</c> when nobody allowed it.</summary>
    public PathRules? Member(ReadOnlySpan<byte> name)
    {
        if (CoversAll)
        {
            return this;
        }

        foreach (var (known, rules) in _members)
        {
            if (name.SequenceEqual(known))
            {
                return rules;
            }
        }

        return null;
    }

    /// <summary>The rules of an element; <c>null</c> when nobody allowed it.</summary>
    public PathRules? Element(int index) => CoversAll ? this : _elements.GetValueOrDefault(index) ?? _anyElement;

    private PathRules MemberFor(string name)
    {
        var utf8 = Encoding.UTF8.GetBytes(name);
        if (Member(utf8) is { } known)
        {
            return known;
        }

        var added = None();
        _members.Add((utf8, added));
        return added;
    }

    private PathRules ElementFor(string index)
    {
        if (index.Length == 0)
        {
            return _anyElement ??= None();
        }

        var number = int.Parse(index, System.Globalization.CultureInfo.InvariantCulture);
        return _elements.TryGetValue(number, out var known) ? known : _elements[number] = None();
    }
}
