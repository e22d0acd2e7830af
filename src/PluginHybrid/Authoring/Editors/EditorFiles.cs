using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using PluginHybrid.Authoring.Writing;
using PluginHybrid.Configuration;

namespace PluginHybrid.Authoring.Editors;

/// <summary>What editors need to know of a folder with plugins: the globals of scripts, how to start one, the schemas of settings.</summary>
internal static class EditorFiles
{
    private const string HostSchema = ".vscode/hybrid.schema.json";

    // Read by people as well; nothing of it ends up inside HTML.
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>All of them, in a fixed order.</summary>
    /// <param name="host">Folder of <c>hybrid.dll</c> and <c>PluginHybrid.Sdk.dll</c>.</param>
    /// <param name="namespaces">What a script may name without a <c>using</c>.</param>
    /// <param name="schemas">JSON Schema of the settings by plugin id; only of plugins that have one.</param>
    public static IReadOnlyList<TextToWrite> All(string host, IEnumerable<string> namespaces, IReadOnlyList<KeyValuePair<string, string>> schemas) =>
    [
        new(ScriptStubs.FileName, ScriptStubs.Text(Slashes(Path.Combine(host, "PluginHybrid.Sdk.dll")), namespaces)),
        new("omnisharp.json", OmniSharp()),
        new(".vscode/launch.json", Launch(Slashes(Path.Combine(host, "hybrid.dll")))),
        new(".vscode/settings.json", Settings(schemas.Select(schema => schema.Key))),
        new(HostSchema, ConfigurationSchema.Text()),
        .. schemas.Select(schema => new TextToWrite(SchemaOf(schema.Key), schema.Value.TrimEnd() + "\n")),
    ];

    private static string OmniSharp() => Text(new JsonObject
    {
        ["script"] = new JsonObject { ["enabled"] = true, ["enableScriptNuGetReferences"] = true, ["defaultTargetFramework"] = "net10.0" },
    });

    // F5 on a plugin runs it in shadow under the debugger; breakpoints in the script hold.
    private static string Launch(string program) => Text(new JsonObject
    {
        ["version"] = "0.2.0",
        ["configurations"] = new JsonArray(new JsonObject
        {
            ["name"] = "hybrid dev: this plugin, in shadow",
            ["type"] = "coreclr",
            ["request"] = "launch",
            ["program"] = "dotnet",
            ["args"] = new JsonArray("exec", program, "dev", "${file}"),
            ["cwd"] = "${workspaceFolder}",
            ["console"] = "integratedTerminal",
            ["justMyCode"] = true,
        }),
    });

    private static string Settings(IEnumerable<string> plugins)
    {
        var schemas = new JsonObject { [$"./{HostSchema}"] = new JsonArray("hybrid.yaml") };
        foreach (var id in plugins)
        {
            schemas[$"./{SchemaOf(id)}"] = new JsonArray($"{id}.yaml");
        }

        // Only OmniSharp knows scripts; the newer language server does not open a .csx.
        return Text(new JsonObject
        {
            ["yaml.schemas"] = schemas,
            ["dotnet.server.useOmnisharp"] = true,
            ["files.associations"] = new JsonObject { ["*.csx"] = "csharp" },
        });
    }

    private static string SchemaOf(string id) => $".vscode/{id}.schema.json";

    private static string Text(JsonObject json) => json.ToJsonString(Indented) + "\n";

    private static string Slashes(string path) => path.Replace('\\', '/');
}
