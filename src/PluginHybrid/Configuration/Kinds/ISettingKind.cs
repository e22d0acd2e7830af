using System.Text.Json.Nodes;

namespace PluginHybrid.Configuration.Kinds;

/// <summary>How one kind of value is read, checked, and described to an editor.</summary>
/// <typeparam name="T">What it becomes.</typeparam>
internal interface ISettingKind<T>
{
    /// <summary>Reads a value, or adds to <paramref name="problems"/> what is wrong with it.</summary>
    /// <param name="found">What was found.</param>
    /// <param name="path">The key, for the texts.</param>
    /// <param name="problems">Where problems go.</param>
    /// <param name="value">What it means.</param>
    bool TryRead(FoundValue found, string path, ICollection<SettingProblem> problems, out T value);

    /// <summary>JSON Schema of the kind, without description and default.</summary>
    JsonObject Schema();

    /// <summary>The value as it would stand in the file.</summary>
    /// <param name="value">What to write.</param>
    JsonNode? Json(T value);
}
