using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>Hears what happens at the exchange's front, before the exchange goes on. Called from any thread; must not block.</summary>
internal interface IFrontMoments
{
    /// <summary>A handshake succeeded.</summary>
    void Opened(ClientConnection connection);

    /// <summary>A socket is gone, whoever ended it.</summary>
    void Gone(ClientConnection connection);

    /// <summary>A client's frame is here and not yet answered.</summary>
    void Heard(ClientConnection connection, string text);

    /// <summary>A key was accepted; the answer is not yet out.</summary>
    void Authenticated(ClientConnection connection);

    /// <summary>A topic is subscribed; the answer is not yet out.</summary>
    void Subscribed(ClientConnection connection, string topic);

    /// <summary>A REST call is here and not yet answered.</summary>
    void Asked(string path);

    /// <summary>A REST call had its proper answer.</summary>
    void Answered(string path);

    /// <summary>A row of the first account was told.</summary>
    /// <param name="symbol">The instrument.</param>
    /// <param name="positionIdx">The leg.</param>
    /// <param name="sign">1 long, -1 short, 0 flat.</param>
    void Held(string symbol, int positionIdx, int sign);
}
