namespace PluginHybrid.Bybit.Sockets;

/// <summary>Limits of one socket.</summary>
internal sealed record SocketSettings
{
    /// <summary>The defaults.</summary>
    public static SocketSettings Default { get; } = new();

    /// <summary>From the dial to the end of the handshake. Default 15 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long one address of a name may keep us waiting before the next is tried. Default 5 s.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a write may wait for a peer that takes nothing. Default 5 s.</summary>
    public TimeSpan SendTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long a graceful close waits for the peer's close frame. Default 2 s.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Makes a text of the peer fit to be shown. Default: as it is.</summary>
    public Func<string, string> Scrub { get; init; } = text => text;

    /// <summary>Longest message taken. Default 4 MiB.</summary>
    public int MessageBytesMax { get; init; } = 4 * 1024 * 1024;

    /// <summary>How much is read from the socket at once. Default 128 KiB: about 350 ticks per system call.</summary>
    public int ReadAheadBytes { get; init; } = 128 * 1024;
}
