using System.Globalization;
using System.Text.Json;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Tests.Wire;

/// <summary>Reads single members through <see cref="JsonDocument"/>: a second opinion on the readers under test.</summary>
/// <remarks>Shares no line with them. Throws on anything it cannot tell; a test then demands that the reader refuses it as well.</remarks>
internal static class Oracle
{
    public static string Text(JsonElement row, string name) =>
        Find(row, name) switch
        {
            null => "",
            { ValueKind: JsonValueKind.String } text => text.GetString()!,
            _ => throw new FormatException(name),
        };

    public static decimal? Figure(JsonElement row, string name)
    {
        var text = Find(row, name) switch
        {
            null => "",
            { ValueKind: JsonValueKind.String } value => value.GetString()!,
            { ValueKind: JsonValueKind.Number } value => value.GetRawText(),
            _ => throw new FormatException(name),
        };
        return text.Length == 0 ? null : Exact(text);
    }

    public static decimal? NonZero(JsonElement row, string name) => Figure(row, name) is { } figure && figure != 0 ? figure : null;

    public static long? Whole(JsonElement row, string name) => Figure(row, name) is { } figure
        ? figure == Math.Floor(figure) ? checked((long)figure) : throw new FormatException(name)
        : null;

    /// <summary>A whole number nothing rests on: one that is none is left out.</summary>
    public static int? Hint(JsonElement row, string name)
    {
        try
        {
            return checked((int?)Whole(row, name));
        }
        catch (Exception none) when (none is FormatException or OverflowException)
        {
            return null;
        }
    }

    public static DateTimeOffset? Instant(JsonElement row, string name) => Whole(row, name) switch
    {
        null or 0 => null,
        < 0 => throw new FormatException(name),
        { } ms => DateTimeOffset.FromUnixTimeMilliseconds(ms),
    };

    public static Side Side(JsonElement row, string name) => Text(row, name) switch
    {
        "Buy" => Sdk.Values.Side.Buy,
        "Sell" => Sdk.Values.Side.Sell,
        "" or "None" => Sdk.Values.Side.None,
        var other => throw new FormatException(other),
    };

    public static bool Flag(JsonElement row, string name) => Find(row, name)?.GetBoolean() ?? false;

    public static JsonElement? Find(JsonElement row, string name) =>
        row.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    // decimal.Parse rounds what does not fit and forgives spaces and leading zeros; the protocol's numbers have neither.
    private static decimal Exact(string text)
    {
        using var asJson = JsonDocument.Parse(text);
        if (asJson.RootElement.ValueKind != JsonValueKind.Number || asJson.RootElement.GetRawText() != text)
        {
            throw new FormatException(text);
        }

        var exact = ExactNumber.Of(text).AsDecimal() ?? throw new FormatException(text);
        return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var keepsScale) && keepsScale == exact
            ? keepsScale
            : exact;
    }
}
