using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Faults.Running;

namespace PluginHybrid.FakeExchange.Faults.Tcp;

/// <summary>Bytes come a few at a time.</summary>
internal sealed class Drip() : Fault(
    "tcp.drip",
    "Bytes come a few at a time.",
    "Puts frames together across any number of reads, and does not reconnect for slowness alone.",
    Parameters.Socket,
    new Word("bytes", new WholeKind(1), "Bytes of one piece.") { Default = "1" },
    new Word("every", new TimeKind(), "Time between pieces.") { Default = "20ms" })
{
    public override IDisposable Begin(FaultStage stage, Arguments with)
    {
        var links = stage.Links(with).ToList();
        links.ForEach(link => (link.PieceBytes, link.BetweenPieces) = (with.Whole("bytes"), with.Time("every")));
        return new Removal(() => links.ForEach(link => (link.PieceBytes, link.BetweenPieces) = (0, TimeSpan.Zero)));
    }
}
