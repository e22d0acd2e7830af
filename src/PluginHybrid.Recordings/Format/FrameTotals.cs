using System.Text.Encodings.Web;
using System.Text.Json;

namespace PluginHybrid.Recordings.Format;

/// <summary>How many frames went over each socket, and of which topics: what <c>st</c> of an end record says.</summary>
public sealed class FrameTotals
{
    private readonly List<SocketTotal> _sockets = [];

    /// <summary>Sockets in the order of their names.</summary>
    public IEnumerable<SocketTotal> Sockets => _sockets.OrderBy(socket => socket.Connection);

    /// <summary>Counts a frame. Allocates only for a socket or topic not seen before.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="isIn">It came from the venue.</param>
    /// <param name="topic">Empty for none.</param>
    public void Count(ConnectionTag connection, bool isIn, ReadOnlySpan<byte> topic)
    {
        var socket = Of(connection);
        if (isIn)
        {
            socket.In++;
        }
        else
        {
            socket.Out++;
        }

        if (!topic.IsEmpty)
        {
            socket.Topics.Count(topic);
        }
    }

    /// <summary>As JSON: <c>{"public#1":{"in":9,"out":1,"topics":{"tickers.BTCUSDT":8}}}</c>.</summary>
    public string ToJson()
    {
        using var to = new MemoryStream();
        using (var writer = new Utf8JsonWriter(to, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            writer.WriteStartObject();
            foreach (var socket in Sockets)
            {
                writer.WriteStartObject(socket.Connection.ToString());
                writer.WriteNumber("in", socket.In);
                writer.WriteNumber("out", socket.Out);
                writer.WriteStartObject("topics");
                foreach (var (topic, count) in socket.Topics.Sorted())
                {
                    writer.WriteNumber(topic, count);
                }

                writer.WriteEndObject();
                writer.WriteEndObject();
            }

            writer.WriteEndObject();
        }

        return System.Text.Encoding.UTF8.GetString(to.ToArray());
    }

    private SocketTotal Of(ConnectionTag connection)
    {
        for (var at = _sockets.Count - 1; at >= 0; at--)
        {
            if (_sockets[at].Connection == connection)
            {
                return _sockets[at];
            }
        }

        var added = new SocketTotal(connection);
        _sockets.Add(added);
        return added;
    }
}
