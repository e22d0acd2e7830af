using Microsoft.Extensions.Logging;
using PluginHybrid.Core.Session;

namespace PluginHybrid.Bybit.Sockets;

/// <summary>What the sockets write to the log; ids 200 to 299.</summary>
internal static partial class Log
{
    /// <summary>A dial begins.</summary>
    [LoggerMessage(200, LogLevel.Debug, "{Connection}: dialling {Host}{Path}")]
    public static partial void Dialling(ILogger logger, ConnectionId connection, string host, string path);

    /// <summary>The handshake is done.</summary>
    [LoggerMessage(201, LogLevel.Information, "{Connection}: open to {Host}")]
    public static partial void Opened(ILogger logger, ConnectionId connection, string host);

    /// <summary>The socket ended, or never opened.</summary>
    [LoggerMessage(202, LogLevel.Warning, "{Connection}: lost, {Reason}")]
    public static partial void Lost(ILogger logger, ConnectionId connection, string reason);

    /// <summary>We closed it.</summary>
    [LoggerMessage(203, LogLevel.Information, "{Connection}: closed by us, {Reason}")]
    public static partial void Closed(ILogger logger, ConnectionId connection, string reason);

    /// <summary>A bug in our own code above the socket.</summary>
    [LoggerMessage(204, LogLevel.Error, "{Connection}: the handler of the socket threw; the socket is given up")]
    public static partial void HandlerThrew(ILogger logger, ConnectionId connection, Exception failure);
}
