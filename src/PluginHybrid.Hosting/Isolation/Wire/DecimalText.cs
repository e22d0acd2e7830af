using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHybrid.Hosting.Isolation.Wire;

/// <summary>Money as text, digit for digit: <c>"61869.20"</c>. A reader in another language is not tempted to make a double of it.</summary>
internal sealed class DecimalText : JsonConverter<decimal>
{
    private const NumberStyles Style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;

    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.String && decimal.TryParse(reader.GetString(), Style, CultureInfo.InvariantCulture, out var value)
            ? value
            : throw new JsonException("A decimal is a text such as \"61869.20\".");

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options)
    {
        Span<char> text = stackalloc char[40];
        value.TryFormat(text, out var length, default, CultureInfo.InvariantCulture);
        writer.WriteStringValue(text[..length]);
    }
}
