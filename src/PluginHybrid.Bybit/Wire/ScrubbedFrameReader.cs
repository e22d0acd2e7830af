using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Bybit.Wire;

/// <summary>Masks our own key and secret in every text of the venue before the session sees it.</summary>
/// <remarks>What the session knows ends in events, statistics, exceptions and logs; so it must not know these.</remarks>
/// <param name="inner">Reads.</param>
/// <param name="signer">Knows what to mask.</param>
internal sealed class ScrubbedFrameReader(IFrameReader inner, Signer signer) : IFrameReader
{
    /// <inheritdoc />
    public WireFrame Read(StreamKind stream, ReadOnlySpan<byte> utf8)
    {
        var frame = inner.Read(stream, utf8);
        return frame is TickerFrame ? frame : Scrubbed(frame);
    }

    private WireFrame Scrubbed(WireFrame frame) => frame switch
    {
        AuthReply reply => new AuthReply(reply.ReqId, reply.Success, signer.Scrub(reply.Message)),
        SubscribeReply reply => new SubscribeReply(reply.ReqId, reply.IsSubscribe, reply.Verdict, reply.Topic, signer.Scrub(reply.Message)),
        MalformedFrame malformed => new MalformedFrame(signer.Scrub(malformed.Reason)),
        OtherFrame other => new OtherFrame(signer.Scrub(other.What)),
        _ => frame,
    };
}
