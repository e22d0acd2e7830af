using System.Collections.Immutable;
using PluginHybrid.Bybit.Wire.Json;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Bybit.Wire.Frames;

/// <summary>Reads the answers to our requests. Their shapes differ per socket (FACTS §3); <c>success</c> decides, nothing else.</summary>
internal static class ControlFrameReader
{
    private static readonly Members<ImmutableArray<string>> CommandMembers = new(
        ("failTopics", (ref value, _) => value.List((ref topic) => topic.Text())));

    /// <summary>Reads a frame without a topic.</summary>
    /// <param name="utf8">The message.</param>
    /// <param name="head">Its head.</param>
    public static WireFrame Read(ReadOnlySpan<byte> utf8, in FrameHead head) => head switch
    {
        { Op: "auth" } => new AuthReply(head.ReqId, Verdict(head), head.Message),
        { Op: "subscribe" } => ReadReply(head, isSubscribe: true),
        { Op: "unsubscribe" } => ReadReply(head, isSubscribe: false),

        // The public socket answers a ping with op "ping".
        { Op: "pong" } or { Op: "ping", Success: not false } => new PongFrame(head.ReqId),
        { Op: "", Type: "COMMAND_RESP" } => ReadCommandResponse(utf8, head),
        _ => new OtherFrame(Redaction.Clean($"op {head.Op}, success {head.Success}: {head.Message}")),
    };

    private static SubscribeReply ReadReply(in FrameHead head, bool isSubscribe)
    {
        if (Verdict(head))
        {
            return new SubscribeReply(head.ReqId, isSubscribe, SubscribeVerdict.Confirmed, null, head.Message);
        }

        var verdict = SubscribeRefusal.Classify(head.Message);
        return new SubscribeReply(head.ReqId, isSubscribe, verdict, SubscribeRefusal.TopicOf(head.Message), head.Message);
    }

    // The option socket names the failed topics instead of saying why they failed.
    private static SubscribeReply ReadCommandResponse(ReadOnlySpan<byte> utf8, in FrameHead head)
    {
        ImmutableArray<string> failed = [];
        if (head.Data.Exists)
        {
            var data = head.Data.Open(utf8);
            failed = CommandMembers.Read(ref data, []);
        }

        var verdict = Verdict(head) && failed.IsEmpty ? SubscribeVerdict.Confirmed : SubscribeVerdict.Refused;
        return new SubscribeReply(head.ReqId, true, verdict, failed.FirstOrDefault(), head.Message);
    }

    private static bool Verdict(in FrameHead head) =>
        head.Success ?? throw new WireFormatException($"an answer to {(head.Op.Length > 0 ? head.Op : head.Type)} has no success");
}
