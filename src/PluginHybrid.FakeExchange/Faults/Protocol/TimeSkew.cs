using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Protocol;

/// <summary>The venue's clock is off against the host's.</summary>
internal sealed class TimeSkew() : Fault(
    "protocol.time_skew",
    "The venue's clock is off against the host's.",
    "Measures the offset before it signs, stays behind the venue by a margin, and measures anew after a refusal.",
    new Word("by", new TimeKind(signed: true), "How far the venue is ahead; behind when negative.") { IsRequired = true })
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        stage.Controls.ClockOffset += with.Time("by");
        return new Removal(() => stage.Controls.ClockOffset -= with.Time("by"));
    }
}
