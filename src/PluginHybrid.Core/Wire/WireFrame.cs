using System.Collections.Immutable;

namespace PluginHybrid.Core.Wire;

/// <summary>Anything the venue's sockets can say, in our words. Never leaves the core.</summary>
public abstract class WireFrame;

/// <summary>The <c>position</c> topic.</summary>
/// <param name="creationTime">The frame's <c>creationTime</c>.</param>
/// <param name="rows">Its rows, in the order sent.</param>
public sealed class PositionFrame(DateTimeOffset creationTime, ImmutableArray<PositionRow> rows) : WireFrame
{
    /// <summary>The venue's clock when it made the frame.</summary>
    public DateTimeOffset CreationTime { get; } = creationTime;

    /// <summary>One or more rows; hedge mode sends both legs.</summary>
    public ImmutableArray<PositionRow> Rows { get; } = rows;
}

/// <summary>The <c>order</c> topic.</summary>
/// <param name="creationTime">The frame's <c>creationTime</c>.</param>
/// <param name="rows">Its rows, in the order sent.</param>
public sealed class OrderFrame(DateTimeOffset creationTime, ImmutableArray<OrderRow> rows) : WireFrame
{
    /// <summary>The venue's clock when it made the frame.</summary>
    public DateTimeOffset CreationTime { get; } = creationTime;

    /// <summary>One or more rows.</summary>
    public ImmutableArray<OrderRow> Rows { get; } = rows;
}

/// <summary>The <c>execution</c> or <c>execution.fast</c> topic.</summary>
/// <param name="creationTime">The frame's <c>creationTime</c>.</param>
/// <param name="rows">Its rows, in the order sent.</param>
public sealed class ExecutionFrame(DateTimeOffset creationTime, ImmutableArray<ExecutionRow> rows) : WireFrame
{
    /// <summary>The venue's clock when it made the frame.</summary>
    public DateTimeOffset CreationTime { get; } = creationTime;

    /// <summary>One or more rows.</summary>
    public ImmutableArray<ExecutionRow> Rows { get; } = rows;
}

/// <summary>The <c>wallet</c> topic.</summary>
/// <param name="creationTime">The frame's <c>creationTime</c>.</param>
/// <param name="rows">One per coin, in the order sent.</param>
public sealed class WalletFrame(DateTimeOffset creationTime, ImmutableArray<WalletRow> rows) : WireFrame
{
    /// <summary>The venue's clock when it made the frame.</summary>
    public DateTimeOffset CreationTime { get; } = creationTime;

    /// <summary>One per coin.</summary>
    public ImmutableArray<WalletRow> Rows { get; } = rows;
}

/// <summary>The answer to <c>auth</c>.</summary>
/// <param name="reqId">Our request id, or empty.</param>
/// <param name="success">The venue's <c>success</c>; nothing else decides.</param>
/// <param name="message">The venue's <c>ret_msg</c>.</param>
public sealed class AuthReply(string reqId, bool success, string message) : WireFrame
{
    /// <summary>Our request id, or empty when the venue left it out.</summary>
    public string ReqId { get; } = reqId;

    /// <summary>True when the key was accepted.</summary>
    public bool Success { get; } = success;

    /// <summary>The venue's text.</summary>
    public string Message { get; } = message;
}

/// <summary>The answer to <c>subscribe</c> or <c>unsubscribe</c>: one per request frame, not per topic.</summary>
/// <param name="reqId">Our request id, or empty.</param>
/// <param name="subscribe">True for <c>subscribe</c>.</param>
/// <param name="verdict">What the venue decided.</param>
/// <param name="topic">The topic its text names, or <c>null</c>.</param>
/// <param name="message">The venue's <c>ret_msg</c>.</param>
public sealed class SubscribeReply(string reqId, bool subscribe, SubscribeVerdict verdict, string? topic, string message) : WireFrame
{
    /// <summary>Our request id, or empty when the venue left it out.</summary>
    public string ReqId { get; } = reqId;

    /// <summary>False for an answer to <c>unsubscribe</c>.</summary>
    public bool IsSubscribe { get; } = subscribe;

    /// <summary>What the venue decided about the request frame as a whole.</summary>
    public SubscribeVerdict Verdict { get; } = verdict;

    /// <summary>The one topic an error text names (<c>error:handler not found,topic:…</c>), or <c>null</c>.</summary>
    public string? Topic { get; } = topic;

    /// <summary>The venue's text.</summary>
    public string Message { get; } = message;
}

/// <summary>What the venue says to a subscribe request.</summary>
public enum SubscribeVerdict
{
    /// <summary>All its topics are on.</summary>
    Confirmed,

    /// <summary><c>error:already subscribed</c>: the named topic was on before. As good as confirmed.</summary>
    AlreadySubscribed,

    /// <summary><c>error:handler not found</c>: the named topic or symbol does not exist.</summary>
    UnknownTopic,

    /// <summary><c>Request not authorized</c>: the session is not authenticated.</summary>
    NotAuthorized,

    /// <summary>Any other refusal, for example <c>args size >10</c>.</summary>
    Refused,
}

/// <summary>The answer to our ping, in any of its four shapes.</summary>
/// <param name="reqId">Our request id, or empty.</param>
public sealed class PongFrame(string reqId) : WireFrame
{
    /// <summary>Our request id, or empty when the venue left it out.</summary>
    public string ReqId { get; } = reqId;
}

/// <summary>A well-formed message that nobody waits for: another topic, an unknown control frame.</summary>
/// <param name="what">The topic, or a short description.</param>
public sealed class OtherFrame(string what) : WireFrame
{
    /// <summary>The topic, or the <c>op</c> and <c>ret_msg</c> of a control frame; at most 200 characters, no secrets.</summary>
    public string What { get; } = what;
}

/// <summary>A message that is not what the protocol says. The stream goes on.</summary>
/// <param name="reason">What was wanted and what was found, at which byte.</param>
public sealed class MalformedFrame(string reason) : WireFrame
{
    /// <summary>What was wanted and what was found; at most 200 characters, no secrets.</summary>
    public string Reason { get; } = reason;
}
