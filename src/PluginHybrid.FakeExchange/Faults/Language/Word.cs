using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>One key of a script. Reader, schema and page are all made from these.</summary>
/// <param name="Name">As it is written.</param>
/// <param name="Kind">What it takes.</param>
/// <param name="Says">What it means, one sentence.</param>
internal sealed record Word(string Name, WordKind Kind, string Says)
{
    /// <summary>Without it the script is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Takes a list of what <see cref="Kind"/> takes.</summary>
    public bool IsList { get; init; }

    /// <summary>What counts when it is left out, as it would be written; null for nothing.</summary>
    public string? Default { get; init; }

    public JsonObject Schema()
    {
        var value = Kind.Schema();
        var schema = IsList ? new JsonObject { ["type"] = "array", ["items"] = value } : value;
        schema["description"] = Default is null ? Says : $"{Says} Default {Default}.";
        return schema;
    }
}
