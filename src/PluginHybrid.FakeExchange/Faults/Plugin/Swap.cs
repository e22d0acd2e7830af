using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Plugin;

/// <summary>A plugin is replaced by itself between two of its events, as a saved file would.</summary>
internal sealed class Swap() : PluginFault(
    "plugin.swap",
    "A plugin is replaced by itself between two of its events, as a saved file would.",
    "Misses no event of it; waits for a turn that awaits no longer than its patience.")
{
    protected override IDisposable Begin(FaultStage stage, IPluginFaults lent, string plugin, Arguments with)
    {
        stage.Follow(() => lent.SwapAsync(plugin));
        return Removal.None;
    }
}
