using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Tests.Properties;

/// <summary>Turns numbers into inputs of a session: legal ones, late ones, wrong ones.</summary>
internal sealed class Walk
{
    private static readonly string[] Symbols = ["AUSDT", "BUSDT", "CPERP"];

    private readonly HashSet<ConnectionId> _authenticated = [];
    private readonly SortedSet<string> _watched = new(StringComparer.Ordinal);
    private long _seq = 100;

    /// <param name="isLive">Begins with two positions on living streams; otherwise before the start.</param>
    public Walk(bool isLive)
    {
        Session = isLive ? SessionHarness.Live(Rows.Held("AUSDT", seq: 90), Rows.Held("BUSDT", side: Side.Sell, idx: 2, seq: 90)) : new SessionHarness();
        if (isLive)
        {
            _authenticated.Add(Session.Private);
        }
    }

    public SessionHarness Session { get; }

    /// <summary>True when the venue took the key on the present private socket.</summary>
    public bool IsAuthenticated => _authenticated.Contains(Session.Private);

    /// <summary>Symbols whose ticker must be on.</summary>
    public IEnumerable<string> Wanted =>
        _watched.Union(Session.View.Positions.Select(held => held.Key.Symbol)).Order(StringComparer.Ordinal);

    public void Step(int step, bool mayStart = true)
    {
        var choice = step / 32;
        switch (step % 32)
        {
            case 0 when mayStart:
                Session.Start();
                break;
            case 1 when choice % 8 == 0:
                Session.Stop();
                break;
            case 2 or 3 or 4:
                Session.Open(AnyConnection(choice));
                break;
            case 5 when choice % 3 == 0:
                Session.Lose(AnyConnection(choice));
                break;
            case < 9:
                AnswerAuth(choice);
                break;
            case < 13:
                AnswerSubscribe(choice);
                break;
            case < 17:
                Session.Say(AnyConnection(choice), new PositionFrame(Session.Now.AddSeconds(-(choice % 3)), [AnyRow(choice), AnyRow(choice / 7)]));
                break;
            case < 21:
                Tick(choice);
                break;
            case < 25:
                AnswerCall(choice);
                break;
            case 25:
                Watch(Symbols[choice % 3], choice % 2 == 0);
                break;
            case 26:
                Session.TimerDue();
                break;
            case 27:
                Session.Say(AnyConnection(choice), choice % 2 == 0 ? new MalformedFrame("?") : new OtherFrame("?"));
                break;
            case 28:
                Session.Say(AnyConnection(choice), new PongFrame(""));
                break;
            default:
                Session.AdvanceBy(step % 32 == 29 ? choice % 40 : choice % 1_000 / 1_000.0);
                break;
        }
    }

    /// <summary>A venue in good health: it answers everything, and has no positions.</summary>
    public void Heal()
    {
        // Longer than the rest of a refused topic, so that each is asked for once more.
        for (var second = 0; second < 320; second++)
        {
            Session.Start();
            if (Session.View.Public.State == ConnectionState.Dialling)
            {
                Session.Open(Session.Public);
            }

            HealPrivate();
            Session.Acknowledge();
            foreach (var symbol in Wanted)
            {
                Session.Tick(symbol, 50_000m + second, snapshot: second % 10 == 0, cs: 1_000_000 + second);
            }

            Session.PassSeconds(1);
        }
    }

    private void HealPrivate()
    {
        if (Session.View.Private.State == ConnectionState.Dialling)
        {
            Session.OpenPrivate();
        }

        if (Session.View.Private.State == ConnectionState.Authenticating)
        {
            Session.MeasureClock();
            Session.AnswerAuth(success: true);
        }

        Session.Acknowledge();
        Session.Reconcile([.. Symbols.SelectMany(symbol => Enumerable.Range(0, 3).Select(idx => Rows.Flat(symbol, idx, seq: 1_000_000)))]);
    }

    private void Watch(string symbol, bool watch)
    {
        Session.Watch(symbol, watch);
        if (watch)
        {
            _watched.Add(symbol);
        }
        else
        {
            _watched.Remove(symbol);
        }
    }

    private void AnswerAuth(int choice)
    {
        var connection = AnyConnection(choice);
        var success = choice % 5 != 0;
        if (success && Session.Effects.Sent.Exists(sent => sent.Connection == connection && sent.Request is AuthRequest))
        {
            _authenticated.Add(connection);
        }

        Session.Say(connection, new AuthReply("", success, success ? "" : "Params Error"));
    }

    private void AnswerSubscribe(int choice)
    {
        var requests = Session.Effects.Sent.Where(sent => sent.Request is SubscribeRequest or UnsubscribeRequest).ToArray();
        if (requests.Length == 0)
        {
            return;
        }

        // Mostly the newest request, sometimes an old one; sometimes without its id.
        var (connection, request) = requests[choice % 4 == 0 ? choice % requests.Length : requests.Length - 1];
        var verdict = choice % 9 < 4 ? SubscribeVerdict.Confirmed : (SubscribeVerdict)(choice % 5);
        var topic = request is SubscribeRequest subscribe ? subscribe.Topics[choice % subscribe.Topics.Length] : null;
        Session.Say(connection, new SubscribeReply(
            choice % 6 == 0 ? "" : request.ReqId, request is SubscribeRequest, verdict, choice % 7 < 4 ? topic : null, "no"));
    }

    private void AnswerCall(int choice)
    {
        if (Session.Effects.Calls.Count == 0)
        {
            return;
        }

        var call = Session.Effects.Calls[choice % 4 == 0 ? choice % Session.Effects.Calls.Count : ^1];
        Session.Answer((call, choice % 6) switch
        {
            (_, 0) => new RestFailed(call.Id, RestFailureKind.Transient, "timeout"),
            (_, 1) => new RestFailed(call.Id + 1, RestFailureKind.RateLimited, "10006", TimeSpan.FromSeconds(choice % 30)),
            (MeasureClock, _) => new ClockMeasured(call.Id, TimeSpan.FromMilliseconds(choice % 5_000), TimeSpan.Zero),
            (ReadPositions, 2) => new PositionsRead(call.Id, Session.Now, [], $"c{choice % 3}"),
            (ReadPositions { Symbol.Length: > 0 } read, _) => new PositionsRead(call.Id, Session.Now, [AnyRow(choice) with { Symbol = read.Symbol }], ""),
            _ => new PositionsRead(call.Id, Session.Now, [AnyRow(choice)], choice % 2 == 0 ? "" : $"c{choice % 3}"),
        });
    }

    private void Tick(int choice)
    {
        var symbol = Symbols[choice % 3];
        Session.Say(AnyConnection(choice / 3), new TickerFrame
        {
            Symbol = choice % 11 == 0 ? null : Session.Symbols.Add(symbol),
            IsSnapshot = choice % 3 == 0,
            CrossSequence = choice % 50,
            VenueTimeMs = Session.Now.AddMilliseconds(-(choice % 3_000)).ToUnixTimeMilliseconds(),
            Stated = (TickerFields)(choice % 32),
            Empty = choice % 5 == 0 ? (TickerFields)(choice % 32) : TickerFields.None,
            MarkPrice = choice,
            LastPrice = choice,
        });
    }

    private PositionRow AnyRow(int choice)
    {
        var seq = choice % 3 == 0 ? _seq : choice % 3 == 1 ? ++_seq : _seq - 5;
        var (symbol, idx) = (Symbols[choice % 3], choice / 3 % 3);
        return (choice / 9 % 6) switch
        {
            0 => Rows.Flat(symbol, idx, seq),
            1 => Rows.NeverTraded(symbol, idx),
            2 => Rows.Held(symbol, side: Side.None, idx: idx, seq: seq),
            3 => Rows.Held(symbol, size: 2m, side: Side.Sell, idx: idx, seq: seq) with { UpdatedTime = null },
            4 => Rows.Held(symbol, idx: idx, seq: seq) with { OpenTime = Session.Now, Category = choice % 4 == 0 ? "inverse" : "linear" },
            _ => Rows.Held(symbol, size: 1 + (choice % 4), idx: idx, seq: seq) with { Seq = choice % 5 == 0 ? null : seq },
        };
    }

    private ConnectionId AnyConnection(int choice)
    {
        if (Session.Effects.Dials.Count == 0)
        {
            return new ConnectionId(StreamKind.Private, 7);
        }

        return (choice % 8) switch
        {
            0 => Session.Effects.Dials[choice % Session.Effects.Dials.Count],
            < 5 => Session.Private,
            _ => Session.Public,
        };
    }
}
