using System.Globalization;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>Stable stand-ins of the same shape, numbered by first sight. The way back lives in memory only, and for one recording.</summary>
/// <param name="keeps">A text that looks like one of ours is one, and stays.</param>
/// <param name="floor">New ones are numbered above it.</param>
internal sealed class Pseudonyms(bool keeps = false, int floor = 0)
{
    private const string UuidShape = "00000000-0000-4000-8000-000000000000";
    private const int UuidTail = 12;

    private readonly Dictionary<string, string> _known = new(StringComparer.Ordinal);
    private int _last = floor;

    /// <summary>The highest number of one that was kept; 0 for none.</summary>
    public int HighestKept { get; private set; }

    /// <summary>The pseudonym of an id; the same every time. An empty id stays empty.</summary>
    public string Of(string id)
    {
        if (id.Length == 0)
        {
            return id;
        }

        if (!_known.TryGetValue(id, out var pseudonym))
        {
            _known.Add(id, pseudonym = keeps && NumberOf(id) is { } number ? Keep(id, number) : Make(id, ++_last));
        }

        return pseudonym;
    }

    /// <summary>The pseudonym of a text that is known to be an id; <c>null</c> when it never was one.</summary>
    public string? Find(string text) => _known.GetValueOrDefault(text);

    private string Keep(string id, int number)
    {
        HighestKept = Math.Max(HighestKept, number);
        return id;
    }

    // What this class makes of an id of that shape with that number: then the id is a pseudonym already.
    private static int? NumberOf(string text)
    {
        if (text.StartsWith("id", StringComparison.Ordinal) && int.TryParse(text.AsSpan(2), NumberStyles.None, CultureInfo.InvariantCulture, out var brief))
        {
            return brief;
        }

        if (Guid.TryParseExact(text, "D", out _))
        {
            return text.StartsWith(UuidShape[..^UuidTail], StringComparison.Ordinal)
                && int.TryParse(text.AsSpan(UuidShape.Length - UuidTail), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var hex) ? hex : null;
        }

        var digits = new string([.. text.Where(char.IsAsciiLetterOrDigit)]);
        var first = text.All(char.IsAsciiDigit) ? 1 : 0;
        return int.TryParse(digits.AsSpan(first), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0 && Make(text, number) == text
            ? number
            : null;
    }

    private static string Make(string id, int number)
    {
        if (Guid.TryParseExact(id, "D", out _))
        {
            return string.Concat(UuidShape.AsSpan(0, UuidShape.Length - UuidTail), number.ToString("x12", CultureInfo.InvariantCulture));
        }

        // Separators and length stay; a number of digits only does not begin with zero, as no venue's does.
        var shape = id.ToCharArray();
        for (var i = 0; i < shape.Length; i++)
        {
            shape[i] = char.IsAsciiLetterOrDigit(shape[i]) ? '0' : shape[i] is '-' or '_' or ':' or '%' or '.' or ',' ? shape[i] : '0';
        }

        if (id.All(char.IsAsciiDigit))
        {
            shape[0] = '1';
        }

        var digits = number.ToString(CultureInfo.InvariantCulture);
        var place = shape.Length - 1;
        for (var i = digits.Length - 1; i >= 0; i--)
        {
            while (place >= 0 && shape[place] != '0')
            {
                place--;
            }

            if (place < 0)
            {
                return id.All(char.IsAsciiDigit) ? $"1{digits}" : $"id{digits}";
            }

            shape[place--] = digits[i];
        }

        return new string(shape);
    }
}
