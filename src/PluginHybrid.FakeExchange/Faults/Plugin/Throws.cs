using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Plugin;

/// <summary>A plugin throws in every turn, before its own code.</summary>
internal sealed class Throws() : PluginFault(
    "plugin.throws",
    "A plugin throws in every turn, before its own code.",
    "Lets no other plugin feel it; pauses it when it goes on, and starts it again with the state it kept.")
{
    protected override IDisposable Begin(FaultStage stage, IPluginFaults lent, string plugin, Arguments with) => lent.Throw(plugin);
}
