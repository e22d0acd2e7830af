using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHybrid.Summaries;

/// <summary>Writes every text without key and secret, so that the JSON stays JSON.</summary>
/// <param name="hide">Takes them out.</param>
internal sealed class HiddenTextConverter(Func<string, string> hide) : JsonConverter<string>
{
    /// <inheritdoc />
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

    /// <inheritdoc />
    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(hide(value));
}
