using System.Collections.Immutable;
using System.Text.Json;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit.Wire.Json;

/// <summary>Reads single values the way the venue writes them: numbers as texts or as numbers, "" for "does not
/// apply". A JSON <c>null</c> counts as a member that was left out. Anything else is a contradiction.</summary>
internal static class ValueReading
{
    private const int LongestEscapedNumber = 256;
    private const long LastInstantMs = 253_402_300_799_999;

    /// <summary>A text; empty when left out.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static string Text(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.String => reader.GetString() ?? "",
        JsonTokenType.Null => "",
        _ => throw reader.Contradiction("a text"),
    };

    /// <summary>A text of which the venue's <c>UNKNOWN</c> means "none", and is read as empty.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static string KnownText(this ref Utf8JsonReader reader) => reader.Text() is var text && text == "UNKNOWN" ? "" : text;

    /// <summary>A decimal figure; <c>null</c> when empty or left out. Exact, or a contradiction.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static decimal? Figure(this ref Utf8JsonReader reader)
    {
        if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number))
        {
            return reader.TokenType == JsonTokenType.Null ? null : throw reader.Contradiction("a number");
        }

        var digits = reader.ValueSpan;
        if (reader.ValueIsEscaped)
        {
            Span<byte> unescaped = stackalloc byte[LongestEscapedNumber];
            return digits.Length > LongestEscapedNumber
                ? throw reader.Contradiction("a number")
                : Figure(ref reader, unescaped[..reader.CopyString(unescaped)]);
        }

        return Figure(ref reader, digits);
    }

    /// <summary>A figure of which the venue's zero means "none": prices of stops, distances, averages.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static decimal? NonZeroFigure(this ref Utf8JsonReader reader) => reader.Figure() is { } figure and not 0 ? figure : null;

    /// <summary>A whole number; <c>null</c> when empty or left out. Exceeds int32 as a matter of course.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static long? Whole(this ref Utf8JsonReader reader) => reader.Figure() switch
    {
        null => null,
        { } figure when figure == decimal.Truncate(figure) && figure is >= long.MinValue and <= long.MaxValue => (long)figure,
        _ => throw reader.Contradiction("a whole number"),
    };

    /// <summary>A whole number within int32; <c>null</c> when empty or left out.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static int? SmallWhole(this ref Utf8JsonReader reader) => reader.Whole() switch
    {
        null => null,
        >= int.MinValue and <= int.MaxValue and var whole => (int)whole,
        _ => throw reader.Contradiction("a small whole number"),
    };

    /// <summary><c>true</c> or <c>false</c>; <c>null</c> when left out.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static bool? Flag(this ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw reader.Contradiction("true or false"),
    };

    /// <summary>Milliseconds since 1970; <c>null</c> when empty, zero or left out.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static DateTimeOffset? Instant(this ref Utf8JsonReader reader) => reader.Whole() switch
    {
        null or 0 => null,
        > 0 and <= LastInstantMs and var ms => DateTimeOffset.FromUnixTimeMilliseconds(ms),
        _ => throw reader.Contradiction("milliseconds since 1970"),
    };

    /// <summary><see cref="Side.None"/> for <c>""</c>, <c>"None"</c> (classic accounts) and a side left out.</summary>
    /// <param name="reader">Stands on the value.</param>
    public static Side Side(this ref Utf8JsonReader reader) => reader.Text() switch
    {
        "Buy" => Sdk.Values.Side.Buy,
        "Sell" => Sdk.Values.Side.Sell,
        "" or "None" => Sdk.Values.Side.None,
        _ => throw reader.Contradiction("Buy or Sell"),
    };

    /// <summary>An array of objects.</summary>
    /// <typeparam name="T">What each becomes.</typeparam>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="readOne">Reads one of them.</param>
    public static ImmutableArray<T> List<T>(this ref Utf8JsonReader reader, ResultReader<T> readOne)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            return reader.TokenType == JsonTokenType.Null ? [] : throw reader.Contradiction("a list");
        }

        var rows = ImmutableArray.CreateBuilder<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            rows.Add(readOne(ref reader));
        }

        return rows.DrainToImmutable();
    }

    /// <summary>What to throw when the value is not what the protocol says.</summary>
    /// <param name="reader">Stands on the value.</param>
    /// <param name="wanted">In words.</param>
    public static WireFormatException Contradiction(this ref Utf8JsonReader reader, string wanted) =>
        new($"wanted {wanted}, found {reader.TokenType} at byte {reader.TokenStartIndex}");

    private static decimal? Figure(ref Utf8JsonReader reader, scoped ReadOnlySpan<byte> digits)
    {
        if (digits.IsEmpty)
        {
            return null;
        }

        return DecimalText.TryRead(digits, out var figure) ? figure : throw reader.Contradiction("a number that fits decimal");
    }
}
