using System.Globalization;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Market;

/// <summary>One line of a ticker file: its bytes unchanged, and what the venue must know of it.</summary>
/// <param name="Symbol">The symbol.</param>
/// <param name="Ms">Its <c>ts</c>.</param>
/// <param name="Bytes">The frame as it stands in the file.</param>
/// <param name="Last">Last price, if the frame has one.</param>
/// <param name="Mark">Mark price, if the frame has one.</param>
/// <param name="Index">Index price, if the frame has one.</param>
internal sealed record TickerFrame(string Symbol, long Ms, byte[] Bytes, decimal? Last, decimal? Mark, decimal? Index)
{
    /// <summary>Reads a file, one frame per line; empty lines are skipped, and so are control frames (those without a topic).</summary>
    /// <exception cref="FormatException">A line is no ticker frame; the text names file and line.</exception>
    public static IReadOnlyList<TickerFrame> ReadFile(string path)
    {
        var frames = new List<TickerFrame>();
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (line.Length > 0 && !IsControl(line))
            {
                frames.Add(Read(line) ?? throw new FormatException($"{path}({number}): wanted a frame of a topic tickers.*, found {line[..Math.Min(line.Length, 60)]}"));
            }
        }

        return frames;
    }

    private static bool IsControl(string line) => line[0] == '{' && !line.Contains("\"topic\":", StringComparison.Ordinal);

    private static TickerFrame? Read(string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var topic = root.GetProperty("topic").GetString()!;
            var data = root.GetProperty("data");
            return topic.StartsWith("tickers.", StringComparison.Ordinal)
                ? new TickerFrame(
                    topic["tickers.".Length..],
                    root.GetProperty("ts").GetInt64(),
                    Encoding.UTF8.GetBytes(line),
                    Price(data, "lastPrice"),
                    Price(data, "markPrice"),
                    Price(data, "indexPrice"))
                : null;
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            // The caller names the line.
            return null;
        }
    }

    private static decimal? Price(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.GetString() is { Length: > 0 } text ? decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture) : null;
}
