using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using PluginHybrid.Bybit.Wire.Json;

namespace PluginHybrid.Bybit.Wire.Pages;

/// <summary>Reads the result of <c>GET /v5/user/query-api</c>.</summary>
internal static class KeyInfoReader
{
    private static readonly Members<KeyInfo> Members = new(
        ("readOnly", (ref value, info) => info with { ReadOnly = IsOne(ref value) }),
        ("permissions", (ref value, info) => info with { Rights = ReadRights(ref value) }),
        ("ips", (ref value, info) => info with { Addresses = ReadTexts(ref value, "") }),
        ("expiredAt", (ref value, info) => info with { ExpiresAt = ReadDate(ref value) }),
        ("deadlineDay", (ref value, info) => info with { DaysLeft = value.SmallWhole() }),
        ("note", (ref value, info) => info with { Note = Redaction.Clean(value.Text()) }),
        ("uta", (ref value, info) => info with { IsUnified = IsOne(ref value) }));

    /// <summary>Reads it.</summary>
    /// <param name="reader">Stands on the result's first brace.</param>
    public static KeyInfo Read(ref Utf8JsonReader reader) => Members.Read(ref reader, new KeyInfo());

    private static bool? IsOne(ref Utf8JsonReader value) => value.SmallWhole() is { } number ? number == 1 : null;

    // The venue writes ISO texts here, milliseconds everywhere else, and a date of year 1 for "never".
    private static DateTimeOffset? ReadDate(ref Utf8JsonReader value)
    {
        var text = value.Text();
        if (text.Length == 0)
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
            ? date > DateTimeOffset.UnixEpoch ? date : null
            : throw value.Contradiction("a date");
    }

    private static ImmutableArray<string> ReadRights(ref Utf8JsonReader value)
    {
        if (value.TokenType != JsonTokenType.StartObject)
        {
            return value.TokenType == JsonTokenType.Null ? [] : throw value.Contradiction("an object");
        }

        var rights = ImmutableArray.CreateBuilder<string>();
        while (value.Read() && value.TokenType == JsonTokenType.PropertyName)
        {
            var prefix = value.GetString() + ".";
            value.Read();
            rights.AddRange(ReadTexts(ref value, prefix));
        }

        return rights.DrainToImmutable();
    }

    private static ImmutableArray<string> ReadTexts(ref Utf8JsonReader value, string prefix)
    {
        if (value.TokenType != JsonTokenType.StartArray)
        {
            return value.TokenType == JsonTokenType.Null ? [] : throw value.Contradiction("a list");
        }

        var texts = ImmutableArray.CreateBuilder<string>();
        while (value.Read() && value.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(prefix + value.Text());
        }

        return texts.DrainToImmutable();
    }
}
