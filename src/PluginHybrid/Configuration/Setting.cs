using System.Text.Json.Nodes;
using PluginHybrid.Configuration.Kinds;

namespace PluginHybrid.Configuration;

/// <summary>One key: its name, its meaning, the kind of its value and where that value lives.</summary>
/// <typeparam name="T">Type of the value.</typeparam>
/// <param name="path">For example <c>exchange.heartbeat</c>.</param>
/// <param name="description">What it does, for people.</param>
/// <param name="kind">How it is read.</param>
/// <param name="get">Takes it out of the settings.</param>
/// <param name="put">Puts it in.</param>
internal sealed class Setting<T>(
    string path, string description, ISettingKind<T> kind, Func<HybridSettings, T> get, Func<HybridSettings, T, HybridSettings> put) : ISetting
{
    /// <inheritdoc />
    public string Path => path;

    /// <inheritdoc />
    public string Description => description;

    /// <inheritdoc />
    public bool TakesBlock => kind is BlockKind;

    /// <inheritdoc />
    public HybridSettings Put(FoundValue found, HybridSettings settings, ICollection<SettingProblem> problems) =>
        kind.TryRead(found, path, problems, out var value) ? put(settings, value) : settings;

    /// <inheritdoc />
    public JsonNode? Read(HybridSettings settings) => kind.Json(get(settings));

    /// <inheritdoc />
    public JsonObject Schema()
    {
        var schema = kind.Schema();
        schema["description"] = description;
        if (Read(new HybridSettings()) is { } standard)
        {
            schema["default"] = standard;
        }

        return schema;
    }
}
