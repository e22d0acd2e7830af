using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Sdk.Lifecycle;

/// <summary>Names a plugin and what it asks for. Without it the id is the file's name and nothing is asked.</summary>
/// <param name="id">Lower case letters, digits and dashes, at most 40. State, settings and journal go by it.</param>
/// <example><code>
/// [Plugin("trailing-stop", Title = "Trailing stop", Needs = Capabilities.MoveStops)]
/// public sealed class TrailingStop : HybridPlugin;
/// </code></example>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PluginAttribute(string id) : Attribute
{
    /// <summary>State, settings and journal go by it.</summary>
    public string Id { get; } = id;

    /// <summary>For people; default the id.</summary>
    public string Title { get; set; } = "";

    /// <summary>What it asks for; the operator grants all of it, part of it, or nothing. Default nothing.</summary>
    public Capabilities Needs { get; set; }
}
