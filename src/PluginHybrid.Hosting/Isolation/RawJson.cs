using System.Text.Json;
using System.Text.Json.Serialization;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>A stored value passed on as the text it is, so that it is the same text whoever stored it.</summary>
/// <param name="Text">JSON.</param>
[JsonConverter(typeof(AsItIs))]
internal readonly record struct RawJson(string Text)
{
    private sealed class AsItIs : JsonConverter<RawJson>
    {
        /// <inheritdoc />
        public override bool HandleNull => true;

        /// <inheritdoc />
        public override RawJson Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            using var parsed = JsonDocument.ParseValue(ref reader);
            return new RawJson(parsed.RootElement.GetRawText());
        }

        /// <inheritdoc />
        public override void Write(Utf8JsonWriter writer, RawJson value, JsonSerializerOptions options) => writer.WriteRawValue(value.Text);
    }
}
