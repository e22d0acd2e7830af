using System.Text;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>Hears the exchange's front: tells the eye, then whoever waits for moments, and passes frames through what bends them.</summary>
/// <param name="eye">Keeps the session's state.</param>
/// <param name="happened">Moment, name, socket and direction.</param>
internal sealed class FrontEar(SessionEye eye, Action<string, string, ConnectionKind?, string> happened) : IFrontMoments, IFrameFilter
{
    private readonly Lock _gate = new();
    private IReadOnlyList<BentFrames> _bent = [];

    public static string Word(ConnectionKind kind) => kind == ConnectionKind.Private ? "private" : "public";

    public IDisposable Bend(BentFrames frames)
    {
        lock (_gate)
        {
            _bent = [.. _bent.Where(bent => bent.Left > 0), frames];
        }

        return new Removal(() =>
        {
            lock (_gate)
            {
                _bent = [.. _bent.Where(bent => bent != frames)];
            }
        });
    }

    public void Opened(ClientConnection connection)
    {
        eye.Opened(connection);
        happened("connected", Word(connection.Kind), connection.Kind, "");
    }

    public void Gone(ClientConnection connection) => eye.Gone(connection);

    public void Heard(ClientConnection connection, string text) =>
        happened("frame", TopicPattern.NameOf(Encoding.UTF8.GetBytes(text), "op"u8), connection.Kind, "in");

    public void Authenticated(ClientConnection connection) => happened("authenticated", Word(connection.Kind), connection.Kind, "");

    public void Subscribed(ClientConnection connection, string topic)
    {
        eye.Subscribed(connection);
        happened("subscribed", topic, connection.Kind, "");
    }

    public void Asked(string path) => happened("rest", path, null, "");

    public void Answered(string path) => eye.Answered(path);

    public void Held(string symbol, int positionIdx, int sign)
    {
        foreach (var moment in eye.Held(symbol, positionIdx, sign))
        {
            happened(moment, symbol, null, "");
        }
    }

    public IEnumerable<ReadOnlyMemory<byte>> Pass(ClientConnection connection, ReadOnlyMemory<byte> frame)
    {
        var topic = TopicPattern.NameOf(frame.Span, "topic"u8);
        happened("frame", topic, connection.Kind, "out");
        IEnumerable<ReadOnlyMemory<byte>> frames = [frame];
        foreach (var bent in Volatile.Read(ref _bent))
        {
            frames = frames.SelectMany(passed => bent.Pass(connection, topic, passed)).ToList();
        }

        return frames;
    }
}
