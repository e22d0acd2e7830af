using System.Globalization;
using System.Text.Json;
using PluginHybrid.FakeExchange.Playback;

namespace PluginHybrid.FakeExchange.Staging;

/// <summary>Reads prices out of recorded ticker frames.</summary>
internal static class RecordedPrices
{
    /// <summary>What a frame says of the price; null for a broken one.</summary>
    public static PriceStep? Of(FrameStep frame)
    {
        try
        {
            using var document = JsonDocument.Parse(frame.Payload);
            return document.RootElement is { ValueKind: JsonValueKind.Object } root && root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object
                ? new PriceStep(frame.Place.At, frame.Place.Number, frame.Symbol!, Price(data, "lastPrice"), Price(data, "markPrice"), Price(data, "indexPrice"))
                : null;
        }
        catch (JsonException)
        {
            // A broken frame of the recording tells no price.
            return null;
        }
    }

    /// <summary>A number written as text; zero for anything else.</summary>
    public static decimal Number(string text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;

    private static decimal? Price(JsonElement data, string name) =>
        data.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Number(value.GetString()!) is > 0 and var price ? price : null;
}
