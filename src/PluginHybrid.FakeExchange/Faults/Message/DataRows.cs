using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Message;

/// <summary>Changes the rows of a message's <c>data</c>, one object or a list of them; the order of members stays.</summary>
internal static class DataRows
{
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static ReadOnlyMemory<byte> Change(ReadOnlyMemory<byte> frame, Func<JsonObject, bool> which, Action<JsonObject> change)
    {
        if (Parse(frame) is not { } root)
        {
            return frame;
        }

        var rows = root["data"] is JsonArray list ? list.OfType<JsonObject>() : new[] { root["data"] as JsonObject }.OfType<JsonObject>();
        foreach (var row in rows.Where(which).ToList())
        {
            change(row);
        }

        return JsonSerializer.SerializeToUtf8Bytes(root, Plain);
    }

    private static JsonObject? Parse(ReadOnlyMemory<byte> frame)
    {
        try
        {
            return JsonNode.Parse(frame.Span) as JsonObject;
        }
        catch (JsonException)
        {
            // Broken by an earlier fault already: it passes as it is.
            return null;
        }
    }
}
