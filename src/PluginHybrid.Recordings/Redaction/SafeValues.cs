using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>The safe form of one JSON value, of the same type and where it can be of the same shape.</summary>
/// <param name="pseudonyms">Stand-ins for ids.</param>
/// <param name="text">Scrubs free texts.</param>
/// <param name="ownLink">True for an order link id of our own.</param>
/// <param name="amountScale">Amounts are multiplied by it; 1 leaves them.</param>
internal sealed class SafeValues(Pseudonyms pseudonyms, FreeText text, Func<string, bool> ownLink, decimal amountScale)
{
    private const string KeyPrefix = "TESTKEY";
    private const string NoText = "redacted";

    /// <summary>The safe form, as JSON; <c>null</c> when the value may stand as it is.</summary>
    public string? Safe(ref Utf8JsonReader reader, Treatment treatment) => (treatment, reader.TokenType) switch
    {
        (Treatment.Pass, _) or (_, JsonTokenType.Null) => null,
        (Treatment.Amount, JsonTokenType.String) => Scaled(reader.GetString()!, quoted: true),
        (Treatment.Amount, JsonTokenType.Number) => Scaled(System.Text.Encoding.UTF8.GetString(reader.ValueSpan), quoted: false),
        (Treatment.Replace, JsonTokenType.True) => "false",
        (Treatment.Replace, JsonTokenType.False) => null,
        (Treatment.Replace, JsonTokenType.Number) => reader.ValueSpan.SequenceEqual("0"u8) ? null : "0",
        (Treatment.Id or Treatment.Uid, JsonTokenType.Number) => NumberId(System.Text.Encoding.UTF8.GetString(reader.ValueSpan)),
        (_, JsonTokenType.String) => Changed(reader.GetString()!, treatment),
        _ => null,
    };

    /// <summary>The safe form of a text.</summary>
    public string SafeText(string value, Treatment treatment) => value.Length == 0 ? value : treatment switch
    {
        Treatment.Pass or Treatment.Amount => value,
        Treatment.Text => text.Scrub(value),
        Treatment.Id or Treatment.Uid => pseudonyms.Of(value),
        Treatment.Link => ownLink(value) ? value : pseudonyms.Of(value),
        Treatment.Key => KeyPrefix + "1".PadLeft(Math.Max(1, value.Length - KeyPrefix.Length), '0'),
        Treatment.Sign => new string('0', value.Length),
        _ => decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _) ? "0" : NoText,
    };

    // An id is digits; what else may stand where one is expected, is none.
    private string NumberId(string value) => value.All(char.IsAsciiDigit) ? pseudonyms.Of(value) : "0";

    private string? Changed(string value, Treatment treatment)
    {
        var safe = SafeText(value, treatment);
        return safe == value ? null : JsonSerializer.Serialize(safe);
    }

    private string? Scaled(string value, bool quoted)
    {
        if (amountScale == 1 || !decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var amount))
        {
            return null;
        }

        var scaled = (amount * amountScale).ToString(CultureInfo.InvariantCulture);
        return quoted ? $"\"{scaled}\"" : scaled;
    }
}
