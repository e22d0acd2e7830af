using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Schema;
using System.Text.Json.Serialization.Metadata;
using PluginHybrid.Sdk.Settings;

namespace PluginHybrid.Hosting.Settings;

/// <summary>Writes the JSON Schema of a settings record: an editor completes keys, shows what they mean and marks what cannot be.</summary>
internal static class SettingsSchema
{
    private const string DurationPattern = @"^-?(\d+(\.\d+)?(ms|s|m|h|d))+$|^-?(\d+\.)?\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?$";

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    /// <summary>The schema as indented JSON.</summary>
    /// <param name="type">The record.</param>
    public static string For(Type type)
    {
        var options = SettingsJson.Options();
        var schema = options.GetJsonSchemaAsNode(type, new JsonSchemaExporterOptions { TreatNullObliviousAsNonNullable = true, TransformSchemaNode = Transform });
        var root = schema as JsonObject ?? [];
        root["$schema"] = "https://json-schema.org/draft/2020-12/schema";
        root["additionalProperties"] = false;
        AddDefaults(root, type, options);
        return root.ToJsonString(Indented);
    }

    private static JsonObject Transform(JsonSchemaExporterContext context, JsonNode node)
    {
        var schema = node as JsonObject ?? [];
        var type = Nullable.GetUnderlyingType(context.TypeInfo.Type) ?? context.TypeInfo.Type;
        if (type == typeof(TimeSpan))
        {
            schema = new JsonObject { ["type"] = "string", ["pattern"] = DurationPattern };
        }

        if (context.TypeInfo.Kind == JsonTypeInfoKind.Object && schema.ContainsKey("properties")) schema["additionalProperties"] = false;
        if (context.PropertyInfo is not { } property) return schema;
        foreach (var described in SettingsJson.Attributes<DescribedAttribute>(property)) schema["description"] = described.Text;
        foreach (var range in SettingsJson.Attributes<RangeAttribute>(property)) AddRange(schema, range);
        return schema;
    }

    private static void AddRange(JsonObject schema, RangeAttribute range)
    {
        if (Number(range.Minimum) is { } low) schema[range.MinimumIsExclusive ? "exclusiveMinimum" : "minimum"] = low;
        if (Number(range.Maximum) is { } high) schema[range.MaximumIsExclusive ? "exclusiveMaximum" : "maximum"] = high;
    }

    // A decimal's bounds stand as text in the attribute; a time span's bounds are no numbers and are left out.
    private static decimal? Number(object bound) =>
        decimal.TryParse(Convert.ToString(bound, CultureInfo.InvariantCulture), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void AddDefaults(JsonObject root, Type type, JsonSerializerOptions options)
    {
        if (root["properties"] is not JsonObject properties || type.GetConstructor(Type.EmptyTypes) is null) return;
        var defaults = JsonSerializer.SerializeToNode(Activator.CreateInstance(type), type, options)!.AsObject();
        foreach (var (name, schema) in properties)
        {
            if (schema is JsonObject described && defaults[name] is { } value) described["default"] = value.DeepClone();
        }
    }
}
