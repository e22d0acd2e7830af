using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>A list of folders, relative to the folder of the file that names them. In a variable they are separated by commas.</summary>
internal sealed class FoldersKind : ISettingKind<IReadOnlyList<string>>
{
    /// <inheritdoc />
    public bool TryRead(FoundValue found, string path, ICollection<SettingProblem> problems, out IReadOnlyList<string> value)
    {
        var entries = found.Entries().ToList();
        value = [.. entries.Select(item => Path.Combine(item.Folder, item.Text ?? ""))];
        if (entries.Find(item => string.IsNullOrWhiteSpace(item.Text)) is not { } empty)
        {
            return true;
        }

        problems.Add(new(empty.Place, $"{path} holds an empty entry.", "Write paths of folders, for example [plugins]."));
        return false;
    }

    /// <inheritdoc />
    public JsonObject Schema() => new()
    {
        ["type"] = "array",
        ["items"] = new JsonObject { ["type"] = "string", ["minLength"] = 1 },
    };

    /// <inheritdoc />
    public JsonNode? Json(IReadOnlyList<string> value) => new JsonArray([.. value.Select(folder => (JsonNode)folder)]);
}
