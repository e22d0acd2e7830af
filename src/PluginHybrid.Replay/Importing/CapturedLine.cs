using System.Text.Json;

namespace PluginHybrid.Replay.Importing;

/// <summary>What a line of a capture is.</summary>
/// <param name="Symbol">Of a ticker frame; empty for an answer to a request.</param>
/// <param name="VenueMs">The frame's <c>ts</c>; 0 for none.</param>
internal readonly record struct CapturedLine(string Symbol, long VenueMs)
{
    private const string Prefix = "tickers.";

    /// <summary>Reads a line.</summary>
    /// <param name="utf8">Without its line feed.</param>
    /// <param name="line">What it is; only good without a problem.</param>
    /// <returns>What is wrong with it; <c>null</c> when nothing is.</returns>
    public static string? Read(ReadOnlySpan<byte> utf8, out CapturedLine line)
    {
        line = default;
        try
        {
            using var parsed = JsonDocument.Parse(utf8.ToArray());
            return Read(parsed.RootElement, out line);
        }
        catch (JsonException wrong)
        {
            return $"no JSON from byte {wrong.BytePositionInLine} on";
        }
    }

    private static string? Read(JsonElement root, out CapturedLine line)
    {
        line = new CapturedLine("", 0);
        if (root.ValueKind != JsonValueKind.Object)
        {
            return $"a frame is a JSON object, this is {root.ValueKind}";
        }

        if (!root.TryGetProperty("topic", out var topic))
        {
            return root.TryGetProperty("op", out _) || root.TryGetProperty("success", out _) ? null : "neither a topic nor an answer to a request";
        }

        if (topic.ValueKind != JsonValueKind.String || topic.GetString() is not { } name || !name.StartsWith(Prefix, StringComparison.Ordinal) || name.Length == Prefix.Length)
        {
            return $"topic {topic.GetRawText()} is none of the ticker stream: tickers.<symbol>";
        }

        if (!root.TryGetProperty("data", out var data) || data.ValueKind != JsonValueKind.Object)
        {
            return "a ticker frame without data";
        }

        if (!root.TryGetProperty("ts", out var ts) || ts.ValueKind != JsonValueKind.Number || !ts.TryGetInt64(out var ms) || ms <= 0)
        {
            return "a ticker frame without ts, the venue's time in milliseconds";
        }

        line = new CapturedLine(name[Prefix.Length..], ms);
        return null;
    }
}
