using System.Net;
using System.Security.Cryptography.X509Certificates;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>How a host name becomes a connection, for the streams and for REST alike. The default is DNS and the system's trust.</summary>
/// <remarks>Tests map the venue's names to loopback with it: the names in TLS and in the <c>Host</c> header stay the venue's.</remarks>
public sealed record DialPort
{
    /// <summary>DNS and the system's trust.</summary>
    public static DialPort Default { get; } = new();

    /// <summary>Yields the endpoint to connect to instead of host and port, or <c>null</c> to ask DNS.</summary>
    public Func<string, int, EndPoint?>? Route { get; init; }

    /// <summary>When given, these roots are trusted <em>instead of</em> the system's. Names are checked all the same.</summary>
    public X509Certificate2Collection? ExtraRoots { get; init; }
}
