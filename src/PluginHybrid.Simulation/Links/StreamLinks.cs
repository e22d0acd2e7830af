using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Session;
using PluginHybrid.FakeExchange.Links;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Hosts;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Links;

/// <summary>All links of one stream, and what troubles them.</summary>
internal sealed class StreamLinks
{
    private readonly List<StreamLink> _alive = [];
    private readonly Chance _twice;
    private readonly Day _day;
    private readonly Action<string, string?> _sent;

    /// <summary>None yet.</summary>
    /// <param name="day">Its seed and weather.</param>
    /// <param name="name"><c>private</c> or <c>public</c>.</param>
    /// <param name="timeline">Virtual time.</param>
    /// <param name="exchange">The other side.</param>
    /// <param name="sent">Hears of dials (<c>null</c>) and of what reaches the exchange.</param>
    public StreamLinks(Day day, string name, Timeline timeline, LinkedExchange exchange, Action<string, string?> sent)
    {
        (_day, Name, Timeline, Exchange, _sent) = (day, name, timeline, exchange, sent);
        Kind = name == "private" ? ConnectionKind.Private : ConnectionKind.Public;
        Up = new LinkWeather(day, "up", name);
        Down = new LinkWeather(day, "down", name);
        _twice = Chance.Of(day.Seed, "repeat", name);
    }

    /// <summary><c>private</c> or <c>public</c>.</summary>
    public string Name { get; }

    /// <summary>Which socket of the exchange.</summary>
    public ConnectionKind Kind { get; }

    /// <summary>Virtual time.</summary>
    public Timeline Timeline { get; }

    /// <summary>The other side.</summary>
    public LinkedExchange Exchange { get; }

    /// <summary>How long messages to the exchange take.</summary>
    public LinkWeather Up { get; }

    /// <summary>How long messages to the host take.</summary>
    public LinkWeather Down { get; }

    /// <summary>What lasts at present.</summary>
    public StreamTrouble Trouble { get; } = new();

    /// <summary>Ticker frames that reached the host.</summary>
    public long Frames { get; private set; }

    /// <summary>Messages under way.</summary>
    public int Messages => _alive.Sum(link => link.Messages);

    /// <summary>Sockets the exchange sees open.</summary>
    public int Open => _alive.Count(link => link.Peer is { IsOpen: true });

    /// <summary>Topics subscribed on them.</summary>
    public int Topics => _alive.Sum(link => link.Peer is { IsOpen: true } peer ? peer.Topics.Count : 0);

    /// <summary>Makes the socket of a dial.</summary>
    public IVenueSocket Dial(ConnectionId id, Uri address, ISocketSink sink, HostLife life)
    {
        if (life.Spend())
        {
            _sent(Name, null);
        }

        var link = new StreamLink(this, id, address, sink, life);
        Sweep();
        _alive.Add(link);
        return link;
    }

    /// <summary>Lets go of links that both ends have left, and on which nothing is under way.</summary>
    public void Sweep() => _alive.RemoveAll(old => !old.IsAlive && old.Messages == 0);

    /// <summary>Does something to every link there is.</summary>
    public void ForEach(Action<StreamLink> act)
    {
        foreach (var link in _alive.ToArray())
        {
            act(link);
        }
    }

    /// <summary>A message reached the exchange.</summary>
    public void Heard(ReadOnlyMemory<byte> text) => _sent(Name, System.Text.Encoding.UTF8.GetString(text.Span));

    /// <summary>A message reached the host.</summary>
    public void Came(ReadOnlyMemory<byte> text) => Frames += Kind == ConnectionKind.Public && IsData(text.Span) ? 1 : 0;

    /// <summary>How much later a message that sets out now is told again; <c>null</c>: once is enough.</summary>
    public long? Repeats(ReadOnlySpan<byte> payload, int count)
    {
        if (Kind != ConnectionKind.Private || !IsData(payload))
        {
            return null;
        }

        var now = Timeline.Now;
        var repeats = Trouble.RepeatUntil > now || (now < _day.Length.Ticks && _twice.Hits(_day.Weather.Duplicates, now, count));
        return repeats ? (long)(TimeSpan.TicksPerSecond * (0.05 + (3 * _twice.Share(now, count + 1_000_000)))) : null;
    }

    /// <summary>How much later a change of prices that comes now comes again; <c>null</c>: once is enough.</summary>
    public long? Echoes(ReadOnlySpan<byte> payload) => Kind == ConnectionKind.Public && Trouble.RepeatUntil > Timeline.Now && IsDelta(payload)
        ? (long)(TimeSpan.TicksPerSecond * (0.05 + (3 * _twice.Share(Timeline.Now, payload.Length))))
        : null;

    private static bool IsDelta(ReadOnlySpan<byte> payload) => payload[..Math.Min(payload.Length, 120)].IndexOf("\"type\":\"delta\""u8) >= 0;

    // Data names its topic within its first bytes; answers do not.
    private static bool IsData(ReadOnlySpan<byte> payload) => payload[..Math.Min(payload.Length, 120)].IndexOf("\"topic\":"u8) >= 0;
}
