namespace PluginHybrid.Core.Session;

/// <summary>How a socket ended, or why it never opened.</summary>
/// <param name="Reason">In words: close code, exception text, HTTP status of the handshake.</param>
/// <param name="HttpStatus">HTTP status of a refused handshake, or 0.</param>
public sealed record SocketLoss(string Reason, int HttpStatus = 0);
