using System.Text.Json;

namespace PluginHybrid.Bybit.Wire.Json;

/// <summary>The members of a JSON object that we read, by name. All others are skipped: the venue adds some every month.</summary>
/// <typeparam name="T">What the object becomes.</typeparam>
/// <remarks>Key order is free. Of a repeated key the last value counts, as in most JSON readers.</remarks>
internal sealed class Members<T>
{
    private const int LongestName = 64;

    private readonly Dictionary<string, MemberReader<T>> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MemberReader<T>>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    /// <summary>Names the members.</summary>
    /// <param name="members">Name and reader of each.</param>
    public Members(params ReadOnlySpan<(string Name, MemberReader<T> Read)> members)
    {
        foreach (var (name, read) in members)
        {
            _byName.Add(name, read);
        }

        _lookup = _byName.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    /// <summary>Reads one object, from its first brace to its last.</summary>
    /// <param name="reader">Stands on the value that should be the object.</param>
    /// <param name="start">What is built before any member was read.</param>
    public T Read(ref Utf8JsonReader reader, T start)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw reader.Contradiction("an object");
        }

        var built = start;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var known = Find(ref reader);
            reader.Read();
            if (known is null)
            {
                reader.Skip();
            }
            else
            {
                built = known(ref reader, built);
            }
        }

        return built;
    }

    private MemberReader<T>? Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueSpan.Length > LongestName)
        {
            return null;
        }

        Span<char> name = stackalloc char[LongestName];
        return _lookup.TryGetValue(name[..reader.CopyString(name)], out var known) ? known : null;
    }
}
