using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration;

/// <summary>One key of the configuration.</summary>
internal interface ISetting
{
    /// <summary>Its place, for example <c>exchange.endpoints.rest</c>.</summary>
    string Path { get; }

    /// <summary>For people: what it does. One or two sentences.</summary>
    string Description { get; }

    /// <summary>True when it takes keys that somebody else makes sense of.</summary>
    bool TakesBlock { get; }

    /// <summary>Puts a value found into the settings, or adds what is wrong with it to <paramref name="problems"/>.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="settings">What is known so far.</param>
    /// <param name="problems">Where problems go.</param>
    HybridSettings Put(FoundValue found, HybridSettings settings, ICollection<SettingProblem> problems);

    /// <summary>Its value in <paramref name="settings"/>, as it would stand in the file.</summary>
    /// <param name="settings">Where to look.</param>
    JsonNode? Read(HybridSettings settings);

    /// <summary>Its JSON Schema, with description and default.</summary>
    JsonObject Schema();
}
