using System.Globalization;
using System.Text.Json.Nodes;

namespace PluginHybrid.Hosting.Settings;

/// <summary>Turns the text of a YAML scalar into the JSON that its type wants.</summary>
internal static class Scalars
{
    /// <summary>The JSON, or <c>null</c> when the text cannot be of the type.</summary>
    /// <param name="text">As written, without quotes.</param>
    /// <param name="type">Not nullable.</param>
    public static JsonNode? Read(string text, Type type)
    {
        if (type == typeof(string)) return JsonValue.Create(text);
        if (type == typeof(bool)) return Bool(text);
        if (type == typeof(TimeSpan)) return Durations.Read(text) is { } span ? JsonValue.Create(span.ToString("c", CultureInfo.InvariantCulture)) : null;
        if (type.IsEnum) return Enumerated(text, type);
        if (type.IsPrimitive || type == typeof(decimal))
        {
            return decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? JsonValue.Create(number) : null;
        }

        return JsonValue.Create(text);
    }

    /// <summary>What a type takes, in words.</summary>
    /// <param name="type">Not nullable.</param>
    public static string Wanted(Type type)
    {
        if (type == typeof(bool)) return "true or false";
        if (type == typeof(TimeSpan)) return $"a time span like {Durations.Examples}";
        if (type.IsEnum) return $"one of {string.Join(", ", Enum.GetNames(type))}";
        if (type == typeof(decimal) || type == typeof(double) || type == typeof(float)) return "a number";
        if (type.IsPrimitive) return "a whole number";
        return type == typeof(string) ? "a text" : $"a {type.Name}";
    }

    private static JsonValue? Bool(string text) => text.ToLowerInvariant() switch
    {
        "true" or "yes" or "on" => JsonValue.Create(true),
        "false" or "no" or "off" => JsonValue.Create(false),
        _ => null,
    };

    private static JsonValue? Enumerated(string text, Type type)
    {
        var names = Enum.GetNames(type);
        var found = text.Split(',', StringSplitOptions.TrimEntries)
            .Select(part => names.FirstOrDefault(name => NearestName.Plain(name) == NearestName.Plain(part)))
            .ToArray();
        return found.Contains(null) ? null : JsonValue.Create(string.Join(", ", found));
    }
}
