using PluginHybrid.FakeExchange.Faults.Expecting;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange.Faults.Running;

/// <summary>Sees a client's session from the venue's side: its state, what was held and closed, what was asked.</summary>
internal sealed class SessionEye(Exchange exchange)
{
    private const string PositionPath = "/v5/position/list";
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, int> _open = new(StringComparer.Ordinal);
    private readonly List<string> _closes = [];
    private readonly List<ClientConnection> _sockets = [];
    private ClientConnection? _private;
    private bool _wasOpen;
    private bool _read;

    /// <summary>The state of the newest private socket's session.</summary>
    public string State
    {
        get
        {
            lock (_gate)
            {
                return _private switch
                {
                    null => _wasOpen ? SessionStates.Down : SessionStates.Start,
                    { IsAuthenticated: false } => SessionStates.Opened,
                    { Topics.Count: 0 } => SessionStates.Authenticated,
                    _ when !_read => SessionStates.Reading,
                    _ => _open.Count > 0 ? SessionStates.Holding : SessionStates.Flat,
                };
            }
        }
    }

    /// <summary>What is open already; notes it as seen.</summary>
    public IReadOnlyList<Position> OpenLegs()
    {
        var legs = exchange.Do(venue => venue.Accounts[0].Positions.Where(row => !row.IsFlat).ToList());
        return [.. legs.Where(leg => Held(leg.Symbol, leg.PositionIdx, leg.Side.Sign()).Count > 0)];
    }

    public void Opened(ClientConnection connection)
    {
        lock (_gate)
        {
            _sockets.Add(connection);
            if (connection.Kind == ConnectionKind.Private)
            {
                (_private, _wasOpen, _read) = (connection, true, false);
            }
        }
    }

    public void Gone(ClientConnection connection)
    {
        lock (_gate)
        {
            _private = _private == connection ? null : _private;
        }
    }

    public void Subscribed(ClientConnection connection)
    {
        lock (_gate)
        {
            _read &= connection.Kind != ConnectionKind.Private;
        }
    }

    public void Answered(string path)
    {
        lock (_gate)
        {
            _read |= path == PositionPath && _private is { Topics.Count: > 0 };
        }
    }

    /// <summary>Notes a leg: 1 long, -1 short, 0 flat.</summary>
    /// <returns>What it did just now: <c>closed</c>, <c>opened</c>, both when it flipped, or nothing.</returns>
    public IReadOnlyList<string> Held(string symbol, int positionIdx, int sign)
    {
        lock (_gate)
        {
            var leg = $"{symbol}#{positionIdx}";
            var moments = new List<string>();
            if (_open.GetValueOrDefault(leg) is var was and not 0 && was != sign)
            {
                _open.Remove(leg);
                _closes.Add(leg);
                moments.Add("closed");
            }

            if (sign != 0 && _open.TryAdd(leg, sign))
            {
                moments.Add("opened");
            }

            return moments;
        }
    }

    public ObservedRun Observe(FaultRun run, IHostView host)
    {
        var left = run.Script.Expectations.Any(expected => expected.Kind.Name == ExpectationCatalogue.LetGo) ? host.Left : [];
        var venue = exchange.Do(model => model.Accounts[0].Positions.Where(row => !row.IsFlat).Select(model.AtMark).ToList());
        lock (_gate)
        {
            return new ObservedRun
            {
                Strikes = run.Strikes,
                Problems = run.Problems,
                NeverStruck = run.Waiting,
                Length = run.Elapsed,
                Events = host.Events,
                IsFresh = host.IsFresh,
                HostLegs = [.. host.Legs.OrderBy(leg => leg.Facts, StringComparer.Ordinal)],
                VenueLegs = [.. venue.Select(Leg).OrderBy(leg => leg.Facts, StringComparer.Ordinal)],
                VenueCloses = [.. _closes],
                Malformed = (host.Malformed("private"), host.Malformed("public")),
                OldFrames = host.OldFrames,
                Left = left,
                Dials = exchange.Controls.Dials,
                Requests = exchange.Controls.Rest.Requests,
                Topics = (Topics(ConnectionKind.Private, last: true), Topics(ConnectionKind.Public, last: true), Topics(ConnectionKind.Private, last: false), Topics(ConnectionKind.Public, last: false)),
                Asked = [.. _sockets.SelectMany(socket => socket.Received.Select(frame => $"{(socket.Kind == ConnectionKind.Private ? "private" : "public")} {TopicPattern.NameOf(System.Text.Encoding.UTF8.GetBytes(frame.Text), "op"u8)}"))],
            };
        }
    }

    private static HeldLeg Leg(Position row) =>
        new(row.Symbol, row.PositionIdx, row.Side.ToString(), row.Size, row.EntryPrice, row.StopLoss, row.MarkPrice);

    private string Topics(ConnectionKind kind, bool last)
    {
        var sockets = _sockets.Where(socket => socket.Kind == kind && socket.Topics.Count > 0).ToList();
        return sockets.Count == 0 ? "" : string.Join(' ', (last ? _sockets.Last(socket => socket.Kind == kind) : sockets[0]).Topics);
    }
}
