using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>Any text that is not empty.</summary>
internal sealed class TextKind(string wanted) : WordKind
{
    public override string Wanted => wanted;

    public override object? Read(string text) => text.Length > 0 ? text : null;

    public override JsonObject Schema() => new() { ["type"] = new JsonArray("string", "number", "boolean") };
}
