using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Plugin;

/// <summary>Each turn of a plugin takes so much longer: it awaits before its own code.</summary>
internal sealed class Slow() : PluginFault(
    "plugin.slow",
    "Each turn of a plugin takes so much longer: it awaits before its own code.",
    "Lets no other plugin wait for it; conflates its ticks, and loses none of its account events silently.",
    new Word("by", new TimeKind(), "How much longer.") { IsRequired = true })
{
    protected override IDisposable Begin(FaultStage stage, IPluginFaults lent, string plugin, Arguments with) => lent.Slow(plugin, with.Time("by"));
}
