using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Plugin;

/// <summary>A plugin is stopped and started again, as a person would.</summary>
internal sealed class Restart() : PluginFault(
    "plugin.restart",
    "A plugin is stopped and started again, as a person would.",
    "Starts it on the state it kept; makes nothing twice that it had asked for before.")
{
    protected override IDisposable Begin(FaultStage stage, IPluginFaults lent, string plugin, Arguments with)
    {
        stage.Follow(() => lent.RestartAsync(plugin));
        return Removal.None;
    }
}
