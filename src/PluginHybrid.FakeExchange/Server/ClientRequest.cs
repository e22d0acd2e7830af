using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>What a client asked over a socket.</summary>
/// <param name="Op">The operation; empty when none was named.</param>
/// <param name="ReqId">The client's mark for the answer; null when it gave none.</param>
/// <param name="Args">The arguments as texts; numbers in their JSON form.</param>
/// <param name="ArgsAreTexts">False when an argument was something else than a text.</param>
internal sealed record ClientRequest(string Op, string? ReqId, IReadOnlyList<string> Args, bool ArgsAreTexts)
{
    /// <summary>Reads a frame.</summary>
    /// <returns>Null when the text is no JSON object.</returns>
    public static ClientRequest? Read(ReadOnlyMemory<byte> frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame);
            return document.RootElement.ValueKind == JsonValueKind.Object ? Read(document.RootElement) : null;
        }
        catch (JsonException)
        {
            // Not JSON at all: the caller answers with the venue's decoding error.
            return null;
        }
    }

    private static ClientRequest Read(JsonElement root)
    {
        List<JsonElement> args = root.TryGetProperty("args", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray()] : [];
        return new ClientRequest(
            root.TryGetProperty("op", out var op) ? Text(op) : "",
            root.TryGetProperty("req_id", out var id) ? Text(id) : null,
            [.. args.Select(Text)],
            args.TrueForAll(arg => arg.ValueKind == JsonValueKind.String));
    }

    private static string Text(JsonElement element) =>
        element.ValueKind == JsonValueKind.String ? element.GetString()! : string.Create(CultureInfo.InvariantCulture, $"{element.GetRawText()}");
}
