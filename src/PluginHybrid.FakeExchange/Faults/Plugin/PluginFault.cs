using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Plugin;

/// <summary>Trouble of one plugin, through what the host lends.</summary>
/// <param name="name">As a script writes it.</param>
/// <param name="what">What it does.</param>
/// <param name="hostMust">What a host must do about it.</param>
/// <param name="words">Its parameters beside the plugin.</param>
internal abstract class PluginFault(string name, string what, string hostMust, params Word[] words) : Fault(name, what, hostMust, [Plugin, .. words])
{
    private static readonly Word Plugin = new("plugin", new TextKind("a plugin's id"), "Which plugin; one that the scene names in plugins.") { IsRequired = true };

    public sealed override Objection? ObjectTo(Arguments with, FaultScene scene)
    {
        var plugin = with.Text("plugin");
        return scene.Plugins.Contains(plugin) ? null
            : new Objection("plugin", scene.Plugins.Count == 0
                ? $"the scene names no plugins; write scene: {{ plugins: [{plugin}] }}"
                : $"the scene has no plugin '{plugin}'.{NearWord.Hint(plugin, scene.Plugins)} Write one of {string.Join(", ", scene.Plugins)}, or name it in the scene's plugins");
    }

    public sealed override IDisposable Begin(FaultStage stage, Arguments with)
    {
        var lent = stage.Plugins ?? throw stage.Cannot("this host does not lend its plugins");
        var plugin = with.Text("plugin");
        return lent.Ids is { Count: > 0 } known && !known.Contains(plugin)
            ? throw stage.Cannot($"this host has no plugin {plugin}, it has {string.Join(", ", known.Order(StringComparer.Ordinal))}")
            : Begin(stage, lent, plugin, with);
    }

    /// <summary>Begins it.</summary>
    protected abstract IDisposable Begin(FaultStage stage, IPluginFaults lent, string plugin, Arguments with);
}
