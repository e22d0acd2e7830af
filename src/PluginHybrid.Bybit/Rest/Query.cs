using System.Globalization;
using System.Text;

namespace PluginHybrid.Bybit.Rest;

/// <summary>Builds a query, in the order given. Empty values are left out: the venue reads <c>symbol=</c> as a symbol without a name.</summary>
internal sealed class Query
{
    private readonly StringBuilder _text = new();

    /// <summary>Adds a value, percent-encoded.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">Its value; empty adds nothing.</param>
    public Query And(string name, string value) => value.Length == 0 ? this : Append(name, Uri.EscapeDataString(value));

    /// <summary>Adds a number.</summary>
    /// <param name="name">Name of the parameter.</param>
    /// <param name="value">Its value.</param>
    public Query And(string name, long value) => Append(name, value.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a cursor exactly as the venue gave it: it comes percent-encoded, and encoding it twice loses the place.</summary>
    /// <param name="cursor">The cursor; empty adds nothing.</param>
    /// <exception cref="ArgumentException">It would end the parameter or the line: no venue gave that.</exception>
    public Query AndCursor(string cursor)
    {
        foreach (var letter in cursor)
        {
            if (letter is <= ' ' or > '~' or '&' or '#' or '"' or '<' or '>')
            {
                throw new ArgumentException($"A cursor is percent-encoded text; found character U+{(int)letter:X4} in it.", nameof(cursor));
            }
        }

        return cursor.Length == 0 ? this : Append("cursor", cursor);
    }

    /// <summary>The query, without <c>?</c>.</summary>
    public override string ToString() => _text.ToString();

    private Query Append(string name, string encoded)
    {
        _text.Append(_text.Length == 0 ? "" : "&").Append(name).Append('=').Append(encoded);
        return this;
    }
}
