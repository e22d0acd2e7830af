using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHybrid.Summaries;

/// <summary>Writes decimals as text: most readers of JSON would turn a number into a binary fraction.</summary>
internal sealed class MoneyConverter : JsonConverter<decimal>
{
    /// <inheritdoc />
    public override decimal Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        decimal.Parse(reader.GetString()!, CultureInfo.InvariantCulture);

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, decimal value, JsonSerializerOptions options) =>
        writer.WriteStringValue(value.ToString(CultureInfo.InvariantCulture));
}
