using System.Buffers.Text;
using System.Text;

namespace PluginHybrid.Recordings.Format;

/// <summary>A socket's name in a recording: <c>private#1</c>, <c>public#2</c>.</summary>
/// <param name="IsPrivate">The private stream.</param>
/// <param name="Number">Counts the dials of the stream, from 1; 0 is no socket.</param>
public readonly record struct ConnectionTag(bool IsPrivate, int Number) : IComparable<ConnectionTag>
{
    private const int LongestTag = 19;

    /// <summary>False when the record names no socket, or one of a stream this version does not know.</summary>
    public bool IsKnown => Number > 0;

    /// <inheritdoc />
    public override string ToString() => (IsPrivate ? "private#" : "public#") + Number;

    /// <inheritdoc />
    public int CompareTo(ConnectionTag other) => IsPrivate == other.IsPrivate ? Number.CompareTo(other.Number) : IsPrivate ? -1 : 1;

    /// <summary>Reads a name; default when it is none.</summary>
    /// <param name="utf8">Without quotes.</param>
    public static ConnectionTag Of(ReadOnlySpan<byte> utf8)
    {
        var isPrivate = utf8.StartsWith("private#"u8);
        if (!isPrivate && !utf8.StartsWith("public#"u8))
        {
            return default;
        }

        var digits = utf8[(isPrivate ? 8 : 7)..];
        return Utf8Parser.TryParse(digits, out int number, out var used) && used == digits.Length && number > 0
            ? new ConnectionTag(isPrivate, number)
            : default;
    }

    /// <summary>Reads a name from text; default when it is none.</summary>
    /// <param name="text">For example <c>public#2</c>.</param>
    public static ConnectionTag Of(string text) => Of(Encoding.UTF8.GetBytes(text));

    internal int Write(Span<byte> to)
    {
        var role = IsPrivate ? "private#"u8 : "public#"u8;
        role.CopyTo(to);
        Utf8Formatter.TryFormat(Number, to[role.Length..], out var digits);
        return role.Length + digits;
    }

    internal static int MaxLength => LongestTag;

    /// <summary>Private before public, then by number.</summary>
    public static bool operator <(ConnectionTag left, ConnectionTag right) => left.CompareTo(right) < 0;

    /// <inheritdoc cref="op_LessThan" />
    public static bool operator >(ConnectionTag left, ConnectionTag right) => left.CompareTo(right) > 0;

    /// <inheritdoc cref="op_LessThan" />
    public static bool operator <=(ConnectionTag left, ConnectionTag right) => left.CompareTo(right) <= 0;

    /// <inheritdoc cref="op_LessThan" />
    public static bool operator >=(ConnectionTag left, ConnectionTag right) => left.CompareTo(right) >= 0;
}
