using CsCheck;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Tests.Harness;
using PluginHybrid.Core.Wire;
using PluginHybrid.Testing;

namespace PluginHybrid.Core.Tests.Properties;

/// <summary>Whatever is duplicated, delayed, cut or reordered on the way: after the read the session holds the venue's state.</summary>
[Category(Level.Unit)]
public sealed class TruthPropertyTests
{
    [Fact]
    public void Any_duplication_delay_cut_and_reordering_ends_after_the_read_in_the_venues_state()
    {
        // Method: a script of numbers moves a model venue and a link that delays, repeats and cuts its frames and
        // delays its answers; then everything still on the way arrives, and the two must agree.
        Gen.Select(Gen.Int[0, 9_999].Array[5, 80], Gen.Bool, Gen.Bool, Gen.Int[1, 4]).Sample(
            (script, saysOpenTime, stopsTouchUpdatedTime, pageSize) =>
            {
                var link = new Link(new ModelVenue(saysOpenTime, stopsTouchUpdatedTime), pageSize);
                foreach (var step in script)
                {
                    link.Step(step);
                }

                link.Settle();

                Assert.Equal(link.Venue.Held.Select(Facts), link.Session.View.Positions.Select(held => Facts(held, saysOpenTime)));
            },
            iter: 1_200,
            print: tuple => $"script [{string.Join(", ", tuple.Item1)}], openTime {tuple.Item2}, stops touch updatedTime {tuple.Item3}, page {tuple.Item4}");
    }

    [Fact]
    public void Pages_may_be_cut_anywhere()
    {
        Gen.Select(Gen.Int[0, 40], Gen.Int[0, 40], Gen.Int[1, 7].Array[1, 8], Gen.Bool).Sample(
            (usdt, usdc, cuts, emptyPageAtTheEnd) =>
            {
                var session = new SessionHarness();
                session.Start();
                session.OpenPrivate();
                session.Authenticate();
                PositionRow[][] lists =
                [
                    [.. Enumerable.Range(0, usdt).Select(i => Rows.Held($"S{i}USDT"))],
                    [.. Enumerable.Range(0, usdc).Select(i => Rows.Held($"S{i}PERP"))],
                ];
                foreach (var list in lists)
                {
                    Serve(session, list, cuts, emptyPageAtTheEnd);
                }

                Assert.True(session.View.Private.IsFresh, $"Not fresh after {session.Effects.Calls.Count} calls.");
                Assert.Equal(
                    lists.SelectMany(list => list).Select(row => row.Symbol).Order(StringComparer.Ordinal),
                    session.View.Positions.Select(held => held.Key.Symbol));
            },
            iter: 300);
    }

    private static void Serve(SessionHarness session, PositionRow[] list, int[] cuts, bool emptyPageAtTheEnd)
    {
        var served = 0;
        for (var page = 0; served < list.Length || page == 0; page++)
        {
            var take = Math.Min(cuts[page % cuts.Length], list.Length - served);
            served += take;
            session.Page(take == 0 ? "" : $"cursor{served}", list[(served - take)..served]);
        }

        if (list.Length > 0)
        {
            // The last page had a cursor all the same: the end is an empty page, or the same cursor again.
            session.Page(emptyPageAtTheEnd ? "more" : $"cursor{served}", emptyPageAtTheEnd ? [] : [list[^1]]);
        }
    }

    private static string Facts(PositionRow row) =>
        FormattableString.Invariant($"{row.Symbol}#{row.PositionIdx} {row.Side} {row.Size} @ {row.EntryPrice} stop {row.StopLoss} since {row.OpenTime:O}");

    private static string Facts(Sdk.Values.Position held, bool withAge) => FormattableString.Invariant(
        $"{held.Key} {held.Side} {held.Size} @ {held.EntryPrice} stop {held.StopLoss} since {(withAge ? held.OpenedAt : null):O}");

    /// <summary>What lies between the venue and the session.</summary>
    private sealed class Link
    {
        private readonly Queue<PositionFrame> _onTheWay = new();
        private readonly List<PositionFrame> _delivered = [];
        private readonly int _pageSize;
        private PositionsRead? _answerOnTheWay;
        private bool _isOpen;

        public Link(ModelVenue venue, int pageSize)
        {
            (Venue, _pageSize) = (venue, pageSize);
            Session.Start();
            Session.Open(Session.Public);
        }

        public ModelVenue Venue { get; }

        public SessionHarness Session { get; } = new();

        public void Step(int step)
        {
            switch (step % 20)
            {
                case < 7:
                    var frame = Venue.Act(step / 20, Session.Now);
                    if (_isOpen)
                    {
                        _onTheWay.Enqueue(frame);
                    }

                    break;
                case < 11:
                    Deliver();
                    break;
                case 11 when _delivered.Count > 0:
                    Session.Say(Session.Private, _delivered[(step / 20) % _delivered.Count]);
                    break;
                case 12 when _isOpen:
                    Cut();
                    break;
                case 13 or 14:
                    Reconnect();
                    break;
                case 15 or 16 when Session.Effects.Calls.OfType<ReadPositions>().Any():
                    _answerOnTheWay = Venue.Answer(Session.LastCall<ReadPositions>(), _pageSize, Session.Now);
                    break;
                case 17 or 18 when _answerOnTheWay is { } answer:
                    Session.Answer(answer);
                    break;
                default:
                    Session.PassSeconds(1);
                    break;
            }
        }

        /// <summary>Everything on the way arrives; reads are answered truly until the session says it is fresh.</summary>
        public void Settle()
        {
            Reconnect();
            for (var round = 0; !Session.View.Private.IsFresh; round++)
            {
                Assert.True(round < 200, $"Never fresh:\n{Session.Told()}");
                Session.Answer(Venue.Answer(Session.LastCall<ReadPositions>(), _pageSize, Session.Now));
                if (round % 8 == 7)
                {
                    Session.PassSeconds(1);
                }
            }

            while (_onTheWay.Count > 0)
            {
                Deliver();
            }
        }

        private void Deliver()
        {
            if (_onTheWay.TryDequeue(out var frame))
            {
                _delivered.Add(frame);
                Session.Say(Session.Private, frame);
            }
        }

        private void Cut()
        {
            _isOpen = false;
            _onTheWay.Clear();
            _delivered.Clear();
            Session.Lose(Session.Private);
        }

        private void Reconnect()
        {
            while (!_isOpen)
            {
                if (Session.View.Private.State == Core.Connections.ConnectionState.Dialling)
                {
                    Session.OpenPrivate();
                    Session.AnswerAuth(success: true);
                    _isOpen = true;
                    Session.Acknowledge();
                }
                else
                {
                    Session.PassSeconds(1);
                }
            }
        }
    }
}
