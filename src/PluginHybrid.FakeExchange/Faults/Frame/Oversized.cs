using PluginHybrid.FakeExchange.Faults.Language;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Frame;

/// <summary>One frame of many megabytes comes.</summary>
internal sealed class Oversized() : SocketFault(
    "frame.oversized",
    "One frame of many megabytes comes.",
    "Refuses it at a bound of its own, before memory is gone; the socket is lost and dialled anew.",
    new Word("bytes", new WholeKind(1, 12_000_000), "Its length.") { Default = "8000000" })
{
    protected override void Strike(ClientConnection connection, Arguments with) =>
        RawFrame.Send(connection, FrameHeader.Text, Enumerable.Repeat((byte)' ', with.Whole("bytes")).ToArray());
}
