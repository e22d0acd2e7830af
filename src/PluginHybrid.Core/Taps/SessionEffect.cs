using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;

namespace PluginHybrid.Core.Taps;

/// <summary>What a session asked of the world, for a recorder.</summary>
public abstract record SessionEffect;

/// <summary>A socket is dialled.</summary>
/// <param name="Connection">The socket.</param>
/// <param name="Address">Where to; carries no secret.</param>
public sealed record DialEffect(ConnectionId Connection, Uri Address) : SessionEffect;

/// <summary>A message is sent.</summary>
/// <param name="Connection">The socket.</param>
/// <param name="Utf8">Its bytes, key and signature included; must not be changed.</param>
public sealed record SendEffect(ConnectionId Connection, ReadOnlyMemory<byte> Utf8) : SessionEffect;

/// <summary>A socket is closed by us.</summary>
/// <param name="Connection">The socket.</param>
/// <param name="Reason">In words.</param>
public sealed record CloseEffect(ConnectionId Connection, string Reason) : SessionEffect;

/// <summary>A REST request is asked for; its answer comes as an input.</summary>
/// <param name="Call">What is asked.</param>
public sealed record CallEffect(RestCall Call) : SessionEffect;
