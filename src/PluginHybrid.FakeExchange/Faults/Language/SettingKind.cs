using System.Text.Json.Nodes;

namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>One setting of a plugin: <c>trailing-stop.distance=0.4</c>.</summary>
internal sealed class SettingKind : WordKind
{
    public override string Wanted => "plugin.setting=value";

    public override object? Read(string text) =>
        text.IndexOf('.', StringComparison.Ordinal) is > 0 and var point && text.IndexOf('=', StringComparison.Ordinal) is var sign && sign > point + 1 && sign + 1 < text.Length
            ? new PluginSetting(text[..point], text[(point + 1)..sign], text[(sign + 1)..])
            : null;

    public override JsonObject Schema() => new() { ["type"] = "string", ["pattern"] = "^[^.=]+\\.[^=]+=.+$" };
}

/// <summary>What a scene says for a plugin, over its defaults.</summary>
/// <param name="Plugin">Its id.</param>
/// <param name="Name">The setting.</param>
/// <param name="Value">Its value, as YAML.</param>
internal sealed record PluginSetting(string Plugin, string Name, string Value);
