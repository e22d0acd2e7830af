using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>The line carries only so many bytes per second.</summary>
internal sealed class Bandwidth() : Fault(
    "tcp.bandwidth",
    "The line carries only so many bytes per second.",
    "Stays connected; prices are late, and their age says so.",
    Parameters.Socket,
    new Word("bytes_per_second", new WholeKind(20), "What the line carries.") { IsRequired = true })
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        var links = stage.Links(with).ToList();
        links.ForEach(link => (link.PieceBytes, link.BetweenPieces) = (with.Whole("bytes_per_second") / 20, TimeSpan.FromMilliseconds(50)));
        return new Removal(() => links.ForEach(link => (link.PieceBytes, link.BetweenPieces) = (0, TimeSpan.Zero)));
    }
}
