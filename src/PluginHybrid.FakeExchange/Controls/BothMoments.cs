using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>Tells two listeners, always in the same order.</summary>
internal sealed class BothMoments(IFrontMoments first, IFrontMoments second) : IFrontMoments
{
    public void Opened(ClientConnection connection)
    {
        first.Opened(connection);
        second.Opened(connection);
    }

    public void Gone(ClientConnection connection)
    {
        first.Gone(connection);
        second.Gone(connection);
    }

    public void Heard(ClientConnection connection, string text)
    {
        first.Heard(connection, text);
        second.Heard(connection, text);
    }

    public void Authenticated(ClientConnection connection)
    {
        first.Authenticated(connection);
        second.Authenticated(connection);
    }

    public void Subscribed(ClientConnection connection, string topic)
    {
        first.Subscribed(connection, topic);
        second.Subscribed(connection, topic);
    }

    public void Asked(string path)
    {
        first.Asked(path);
        second.Asked(path);
    }

    public void Answered(string path)
    {
        first.Answered(path);
        second.Answered(path);
    }

    public void Held(string symbol, int positionIdx, int direction)
    {
        first.Held(symbol, positionIdx, direction);
        second.Held(symbol, positionIdx, direction);
    }
}
