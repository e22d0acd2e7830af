using System.Net;
using System.Net.WebSockets;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Controls;

/// <summary>Everything a test may do to the exchange's front: break sockets, refuse dials, bend answers, shift the clock.</summary>
/// <remarks>Safe from any thread. Each method does one thing; fault scripts are compositions of them.</remarks>
public sealed class ExchangeControls
{
    private readonly Connections _connections;
    private readonly VenueClock _clock;
    private readonly Lock _gate = new();
    private IReadOnlyList<IFrameFilter> _filters = [];

    internal ExchangeControls(Connections connections, VenueClock clock, SocketDoor door, TimeProvider time)
    {
        (_connections, _clock, Door) = (connections, clock, door);
        (PrivateLink, PublicLink) = (new LinkTrouble(time), new LinkTrouble(time));
    }

    /// <summary>Every socket there is and was, in order of the handshakes.</summary>
    public IReadOnlyList<ClientConnection> Connections => _connections.All;

    /// <summary>Every attempt to open a socket, refused ones too, oldest first.</summary>
    public IReadOnlyList<Dial> Dials => DialPlans.Log;

    /// <summary>REST requests seen and faults armed.</summary>
    public RestControls Rest { get; } = new();

    /// <summary>How far the venue's clock is ahead of real time. Default zero.</summary>
    public TimeSpan ClockOffset
    {
        get => _clock.Offset;
        set => _clock.Offset = value;
    }

    /// <summary>Delay of every answer on the sockets. Default zero.</summary>
    public TimeSpan ReplyDelay { get; set; }

    internal DialPlans DialPlans { get; } = new();

    internal ReplyPlans Replies { get; } = new();

    internal SocketDoor Door { get; }

    internal LinkTrouble PrivateLink { get; }

    internal LinkTrouble PublicLink { get; }

    /// <summary>Who hears what happens at the front; one at a time.</summary>
    internal IFrontMoments? Moments { get; set; }

    internal IReadOnlyList<IFrameFilter> Filters => Volatile.Read(ref _filters);

    /// <summary>The newest open socket of a kind.</summary>
    /// <param name="kind">Private or public.</param>
    /// <exception cref="InvalidOperationException">None is open.</exception>
    public ClientConnection Current(ConnectionKind kind) =>
        _connections.Open(kind).LastOrDefault() ?? throw new InvalidOperationException($"No {kind} socket is open; there were {Connections.Count} in all.");

    /// <summary>Ends every open socket of a kind without a close frame.</summary>
    /// <param name="kind">Private or public.</param>
    /// <returns>How many there were.</returns>
    public int Drop(ConnectionKind kind) => ForEach(kind, connection => connection.Abort());

    /// <summary>Ends every open socket of a kind with a close frame.</summary>
    /// <param name="kind">Private or public.</param>
    /// <param name="status">Close code.</param>
    /// <param name="reason">Reason text. Default empty.</param>
    /// <returns>How many there were.</returns>
    public int Close(ConnectionKind kind, WebSocketCloseStatus status, string reason = "") => ForEach(kind, connection => connection.Close(status, reason));

    /// <summary>Every open socket of a kind plays dead: open, but mute and deaf.</summary>
    /// <param name="kind">Private or public.</param>
    /// <returns>How many there were.</returns>
    public int GoSilent(ConnectionKind kind) => ForEach(kind, connection => connection.IsSilent = true);

    /// <summary>The next handshakes of a kind are refused.</summary>
    /// <param name="kind">Private or public.</param>
    /// <param name="times">How many. At least 1.</param>
    /// <param name="status">HTTP status of the refusal. Default 503.</param>
    public void RefuseDials(ConnectionKind kind, int times, HttpStatusCode status = HttpStatusCode.ServiceUnavailable) => DialPlans.Arm(kind, times, new RefuseDial(status));

    /// <summary>The next handshakes of a kind are left without an answer until the client gives up.</summary>
    /// <param name="kind">Private or public.</param>
    /// <param name="times">How many. Default 1.</param>
    public void HangDials(ConnectionKind kind, int times = 1) => DialPlans.Arm(kind, times, new HangDial());

    /// <summary>Bends the next answers to an operation.</summary>
    /// <param name="op"><c>auth</c>, <c>subscribe</c>, <c>unsubscribe</c> or <c>ping</c>.</param>
    /// <param name="plan">What becomes of them.</param>
    /// <param name="times">How many; <see cref="int.MaxValue"/> for all to come. Default 1.</param>
    /// <param name="kind">On which socket; null for both. Default null.</param>
    public void OnReply(string op, ReplyPlan plan, int times = 1, ConnectionKind? kind = null) => Replies.Arm(op, kind, plan, times);

    /// <summary>The next authentications are refused in the venue's words (FACTS §2).</summary>
    /// <param name="times">How many. Default 1.</param>
    public void RefuseAuth(int times = 1) => OnReply("auth", ReplyPlan.Refuse("Params Error"), times, ConnectionKind.Private);

    /// <summary>Forgets closed sockets and REST requests: a long run that measures memory must not measure our memories.</summary>
    public void ForgetPast()
    {
        _connections.ForgetPast();
        Rest.ForgetPast();
    }

    /// <summary>Takes back every plan for answers.</summary>
    public void AnswerNormally() => Replies.Clear();

    /// <summary>Lets a filter see and bend every data frame from now on.</summary>
    /// <param name="filter">The filter; those added earlier see a frame first.</param>
    /// <returns>Dispose to take it away again.</returns>
    public IDisposable Add(IFrameFilter filter)
    {
        lock (_gate)
        {
            Volatile.Write(ref _filters, [.. _filters, filter]);
        }

        return new Removal(() =>
        {
            lock (_gate)
            {
                Volatile.Write(ref _filters, [.. _filters.Where(standing => standing != filter)]);
            }
        });
    }

    internal LinkTrouble LinkOf(ConnectionKind kind) => kind == ConnectionKind.Private ? PrivateLink : PublicLink;

    private int ForEach(ConnectionKind kind, Action<ClientConnection> action)
    {
        var open = _connections.Open(kind).ToList();
        open.ForEach(action);
        return open.Count;
    }
}
