using System.Globalization;
using System.Text.Json;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>One REST request, taken apart.</summary>
internal sealed class RestCall
{
    private readonly SortedDictionary<string, string> _values = new(StringComparer.Ordinal);

    public RestCall(string method, string path, string rawQuery, string body, Func<string, string?> header)
    {
        (Method, Path, RawQuery, Body, Header) = (method, path, rawQuery, body, header);
        foreach (var pair in rawQuery.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            var (name, value) = at < 0 ? (pair, "") : (pair[..at], pair[(at + 1)..]);
            _values[Uri.UnescapeDataString(name)] = Uri.UnescapeDataString(value);
        }

        BodyIsJson = body.Length == 0 || TryReadBody(body);
    }

    public string Method { get; }

    public string Path { get; }

    /// <summary>The query exactly as sent, without question mark: this is what is signed.</summary>
    public string RawQuery { get; }

    /// <summary>The body exactly as sent: this is what is signed.</summary>
    public string Body { get; }

    public Func<string, string?> Header { get; }

    public bool BodyIsJson { get; }

    /// <summary>The account the key belongs to; null for public endpoints.</summary>
    public Account? Account { get; set; }

    /// <summary>A parameter of query or body; empty when it was not given, or given as null.</summary>
    public string Text(string name) => _values.GetValueOrDefault(name) ?? "";

    /// <summary>A number sent as text; null when it was not given.</summary>
    /// <exception cref="RestParameterException">It is no number.</exception>
    public decimal? Number(string name) => Text(name) is not { Length: > 0 } text
        ? null
        : decimal.TryParse(text, NumberStyles.Number | NumberStyles.AllowExponent, CultureInfo.InvariantCulture, out var value) ? value : throw new RestParameterException(name);

    public bool Flag(string name) => Text(name) is "true" or "True" or "1";

    /// <summary>Page size within the endpoint's bounds.</summary>
    /// <exception cref="RestParameterException">It is out of bounds.</exception>
    public int Limit(int fallback, int most)
    {
        var limit = Number("limit") ?? fallback;
        return limit >= 1 && limit <= most && limit % 1 == 0 ? (int)limit : throw new RestParameterException("limit");
    }

    /// <summary>The cursor, freed of percent signs: clients send it as received, or encode it once more (FACTS §8.3).</summary>
    public string Cursor => Uri.UnescapeDataString(Text("cursor"));

    private bool TryReadBody(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            foreach (var member in document.RootElement.EnumerateObject())
            {
                _values[member.Name] = member.Value.ValueKind switch
                {
                    JsonValueKind.String => member.Value.GetString()!,
                    JsonValueKind.Null => "",
                    _ => member.Value.GetRawText(),
                };
            }

            return true;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // Not a JSON object: the endpoint answers 10001.
            return false;
        }
    }
}
