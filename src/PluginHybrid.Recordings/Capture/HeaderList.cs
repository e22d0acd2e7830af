using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginHybrid.Recordings.Capture;

/// <summary>Headers of a reply as JSON: pairs of name and value, since a name may come twice.</summary>
internal static class HeaderList
{
    /// <summary>The pairs, in their order.</summary>
    /// <param name="headers">Name and value.</param>
    /// <param name="safe">Makes a value safe.</param>
    public static string Of(IReadOnlyList<KeyValuePair<string, string>> headers, Func<string, string> safe)
    {
        using var to = new MemoryStream();
        using (var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartArray();
            foreach (var (name, value) in headers)
            {
                writer.WriteStartArray();
                writer.WriteStringValue(name);
                writer.WriteStringValue(safe(value));
                writer.WriteEndArray();
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(to.ToArray());
    }
}
