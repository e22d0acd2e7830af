using System.ComponentModel.DataAnnotations;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace PluginHybrid.Hosting.Settings;

/// <summary>How settings records are read by System.Text.Json. Made anew each time: what is kept would keep the plugin in memory.</summary>
internal static class SettingsJson
{
    /// <summary>Fresh options: camel case, enums by name.</summary>
    public static JsonSerializerOptions Options()
    {
        var options = new JsonSerializerOptions
        {
            PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
            TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
        };
        options.Converters.Add(new JsonStringEnumConverter());
        options.MakeReadOnly();
        return options;
    }

    /// <summary>The properties an operator can set.</summary>
    /// <param name="info">A record.</param>
    public static IEnumerable<JsonPropertyInfo> Settable(JsonTypeInfo info) =>
        info.Properties.Where(property => property.Set is not null || property.AssociatedParameter is not null);

    /// <summary>Rules on a property, or on the parameter of a positional record it comes from.</summary>
    /// <param name="property">The property.</param>
    public static IEnumerable<ValidationAttribute> Rules(JsonPropertyInfo property) => Attributes<ValidationAttribute>(property);

    /// <summary>Attributes on a property or on its parameter.</summary>
    /// <typeparam name="T">Which.</typeparam>
    /// <param name="property">The property.</param>
    public static IEnumerable<T> Attributes<T>(JsonPropertyInfo property)
        where T : Attribute =>
        (property.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true) ?? [])
            .Concat(property.AssociatedParameter?.AttributeProvider?.GetCustomAttributes(typeof(T), inherit: true) ?? [])
            .Cast<T>();
}
