using System.Collections.Immutable;

namespace PluginHybrid.Core.Wire;

/// <summary>What the session asks to be sent. The venue's room writes the bytes and, for auth, the signature.</summary>
/// <param name="ReqId">Our request id; unique within a connection.</param>
public abstract record WireRequest(string ReqId);

/// <summary>Authenticate the private stream.</summary>
/// <param name="ReqId">Our request id.</param>
/// <param name="ExpiresMs">Venue time, ms since 1970, after which the signature is void.</param>
public sealed record AuthRequest(string ReqId, long ExpiresMs) : WireRequest(ReqId);

/// <summary>Subscribe to topics.</summary>
/// <param name="ReqId">Our request id.</param>
/// <param name="Topics">One batch.</param>
public sealed record SubscribeRequest(string ReqId, ImmutableArray<string> Topics) : WireRequest(ReqId);

/// <summary>Leave topics.</summary>
/// <param name="ReqId">Our request id.</param>
/// <param name="Topics">One batch.</param>
public sealed record UnsubscribeRequest(string ReqId, ImmutableArray<string> Topics) : WireRequest(ReqId);

/// <summary>The JSON ping. A ping of the WebSocket protocol does not count for the venue (FACTS §4).</summary>
/// <param name="ReqId">Our request id.</param>
public sealed record PingRequest(string ReqId) : WireRequest(ReqId);
