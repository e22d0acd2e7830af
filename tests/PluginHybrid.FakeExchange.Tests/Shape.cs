using System.Text.Json;

namespace PluginHybrid.FakeExchange.Tests;

/// <summary>Compares frames with the real ones kept beside this repository: key sets and their order, never values.</summary>
public static class Shape
{
    /// <summary>The keys of an object, in order, separated by spaces.</summary>
    public static string Keys(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(member => member.Name));

    public static string Keys(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Keys(document.RootElement);
    }

    /// <summary>The lines of a shared file that contain a text.</summary>
    public static IReadOnlyList<JsonElement> Real(string file, string containing = "")
    {
        var lines = File.ReadLines(Repository.SharedMessages(file)).Where(line => line.Contains(containing, StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(lines);
        return [.. lines.Select(Parse)];
    }

    public static JsonElement Parse(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.Clone();
    }
}
