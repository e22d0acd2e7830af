using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Lists in the bodies of answers: read from the recording, written from what it implies.</summary>
internal static class RestRows
{
    /// <summary>The rows of a good answer; null when it is none.</summary>
    public static IReadOnlyList<RawRow>? Of(string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root
                && root.TryGetProperty("retCode", out var code) && code.ValueKind == JsonValueKind.Number && code.GetInt32() == 0
                && root.TryGetProperty("result", out var result) && result.ValueKind == JsonValueKind.Object
                && result.TryGetProperty("list", out var list) && list.ValueKind == JsonValueKind.Array
                ? [.. list.EnumerateArray().Where(row => row.ValueKind == JsonValueKind.Object).Select(RawRow.Of)]
                : null;
        }
        catch (JsonException)
        {
            // A page of HTML or a torn body: it tells no rows.
            return null;
        }
    }

    /// <summary>One page of rows in the venue's envelope. The cursor counts rows; it is empty only behind an empty page (FACTS §8.3).</summary>
    public static string Page(IReadOnlyList<RawRow> rows, int limit, string cursor, long nowMs)
    {
        var from = int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out var after) ? after : 0;
        var page = rows.Skip(from).Take(limit).ToList();
        var next = page.Count == 0 ? "" : (from + page.Count).ToString(CultureInfo.InvariantCulture);
        return $"{{\"retCode\":0,\"retMsg\":\"OK\",\"result\":{{\"nextPageCursor\":\"{next}\",\"category\":\"linear\",\"list\":[{string.Join(',', page)}]}},\"retExtInfo\":{{}},\"time\":{nowMs.ToString(CultureInfo.InvariantCulture)}}}";
    }
}
