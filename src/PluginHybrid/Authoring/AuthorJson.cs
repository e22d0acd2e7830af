using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Authoring;

/// <summary>What the commands for authors write with <c>--json</c>.</summary>
internal static class AuthorJson
{
    // Read by people too, and never put inside HTML.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The object, indented, without a line feed at its end.</summary>
    /// <param name="json">The object.</param>
    public static string Text(JsonObject json) => json.ToJsonString(Indented);

    /// <summary>Texts, in their order.</summary>
    /// <param name="texts">The texts.</param>
    public static JsonArray Of(IEnumerable<string> texts) => new([.. texts.Select(text => (JsonNode)text)]);

    /// <summary>Problems with their places.</summary>
    /// <param name="problems">The problems.</param>
    public static JsonArray Of(IEnumerable<SourceProblem> problems) => new([.. problems.Select(problem => (JsonNode)new JsonObject
    {
        ["file"] = problem.File,
        ["line"] = problem.Line,
        ["column"] = problem.Column,
        ["code"] = problem.Code,
        ["severity"] = problem.IsError ? "error" : "warning",
        ["text"] = problem.Text,
        ["fix"] = problem.Fix,
    })]);
}
