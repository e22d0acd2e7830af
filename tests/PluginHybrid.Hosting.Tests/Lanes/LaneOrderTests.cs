using CsCheck;
using PluginHybrid.Hosting.Lanes;
using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Testing;

namespace PluginHybrid.Hosting.Tests.Lanes;

[Category(Level.Unit)]
public sealed class LaneOrderTests
{
    private enum Act
    {
        Open,
        Tick,
        Close,
        Order,
        Take,
    }

    private static readonly Gen<(Act Act, int Symbol)[]> Acts =
        Gen.Select(Gen.Int[0, 9], Gen.Int[0, 2]).Select(pair => (pair.Item1 switch { 0 => Act.Open, 1 => Act.Close, 2 => Act.Order, <= 6 => Act.Tick, _ => Act.Take }, pair.Item2))
            .Array[1, 200];

    [Fact]
    public void Per_leg_the_sequence_only_rises_accounts_are_lossless_and_nothing_follows_closed() =>
        Acts.Sample(acts =>
        {
            var played = Play(acts, capacity: 4096);

            foreach (var leg in played.Taken.Where(taken => taken.Leg is not null).GroupBy(taken => taken.Leg))
            {
                var sequences = leg.Select(taken => taken.Sequence).ToArray();
                Assert.Equal(sequences.Order(), sequences);
                Assert.Equal(sequences.Distinct(), sequences);
                AssertNothingAfterClosed([.. leg]);
            }

            Assert.Equal(played.Accounts, played.Taken.Where(taken => !taken.IsTick).Select(taken => taken.Sequence));
            foreach (var (leg, newest) in played.NewestTicks)
            {
                var after = played.Taken.LastOrDefault(taken => taken.Leg == leg);
                Assert.True(after.Sequence >= newest, $"the newest tick {newest} of {leg} never came; last was {after.Sequence}");
            }
        }, iter: 500);

    [Fact]
    public void When_too_many_wait_one_counted_snapshot_stands_in_for_them() =>
        Acts.Sample(acts =>
        {
            var played = Play(acts, capacity: 3);

            var resyncs = played.Taken.Where(taken => taken.Resync is not null).ToArray();
            var missed = resyncs.Sum(taken => taken.Resync!.Value.Missed);
            Assert.Equal(played.Accounts.Count, played.Taken.Count(taken => !taken.IsTick && taken.Resync is null) + missed);
            foreach (var taken in resyncs)
            {
                Assert.Equal(played.OpenAt[taken.Sequence], taken.Resync!.Value.Positions.Select(held => held.Position.Key.Symbol));
            }

            foreach (var leg in played.Taken.Where(taken => taken.Leg is not null).GroupBy(taken => taken.Leg))
            {
                Assert.Equal(leg.Select(taken => taken.Sequence).Order(), leg.Select(taken => taken.Sequence));
            }
        }, iter: 500);

    private static void AssertNothingAfterClosed((string? Leg, long Sequence, bool IsTick, int Life, bool IsClose, Resync? Resync)[] leg)
    {
        var closed = 0;
        foreach (var taken in leg.Where(taken => taken.Life > 0))
        {
            Assert.True(taken.Life > closed, $"life {taken.Life} of {taken.Leg} is told of at {taken.Sequence}, after its close");
            closed = taken.IsClose ? taken.Life : closed;
        }
    }

    private static Played Play((Act Act, int Symbol)[] acts, int capacity)
    {
        var session = new Played(new Lane(capacity, new LaneCounts()) { WantsTicks = true });
        foreach (var (act, symbol) in acts)
        {
            session.Do(act, $"S{symbol}");
        }

        while (session.Take())
        {
            // Until the lane is empty.
        }

        return session;
    }

    /// <summary>A session and one lane, and what came out of it.</summary>
    private sealed class Played(Lane lane)
    {
        private readonly LegTable _legs = new();
        private readonly Dictionary<string, int> _lives = [];
        private readonly HashSet<string> _open = [];
        private readonly LaneInput _input = new();
        private long _sequence;

        public List<(string? Leg, long Sequence, bool IsTick, int Life, bool IsClose, Resync? Resync)> Taken { get; } = [];

        public List<long> Accounts { get; } = [];

        public Dictionary<string, long> NewestTicks { get; } = [];

        public Dictionary<long, string[]> OpenAt { get; } = [];

        public void Do(Act act, string symbol)
        {
            switch (act)
            {
                case Act.Take: Take(); return;
                case Act.Open when _open.Add(symbol):
                    _lives[symbol] = _lives.GetValueOrDefault(symbol) + 1;
                    var opened = new PositionOpened(Next(), Events.Held(symbol, _lives[symbol]), Stage.Begin, UpdateCause.PrivatePush);
                    Account(opened, _legs.Opened(opened));
                    return;
                case Act.Close when _open.Remove(symbol):
                    NewestTicks.Remove(symbol);
                    var closed = new PositionClosed(Next(), Events.Held(symbol, _lives[symbol]), null, Stage.Begin, UpdateCause.PrivatePush);
                    Account(closed, _legs.Closed(closed));
                    return;
                case Act.Order: Account(Events.Order(Next(), symbol), _legs.NumberOf(Events.Key(symbol))); return;
                case Act.Tick when _open.Contains(symbol):
                    var tick = Events.Tick(Next(), symbol, _sequence, _lives[symbol]);
                    NewestTicks[symbol] = _sequence;
                    lane.PostTick(_legs.Updated(tick), tick);
                    return;
                default: return;
            }
        }

        public bool Take()
        {
            lane.Take(_input, awaiting: false);
            switch (_input.Kind)
            {
                case LaneInputKind.Tick:
                    Taken.Add((_input.Tick.Position.Key.Symbol, _input.Tick.Stamp.Sequence, true, _input.Tick.Position.Life, false, null));
                    return true;
                case LaneInputKind.Account:
                    Taken.Add(Describe(_input.Account.Event));
                    return true;
                default: return false;
            }
        }

        private static (string?, long, bool, int, bool, Resync?) Describe(IHybridEvent happened) => happened switch
        {
            PositionOpened opened => (opened.Position.Key.Symbol, opened.Stamp.Sequence, false, opened.Position.Life, false, null),
            PositionClosed closed => (closed.Position.Key.Symbol, closed.Stamp.Sequence, false, closed.Position.Life, true, null),
            OrderUpdate order => (order.Key.Symbol, order.Stamp.Sequence, false, 0, false, null),
            Resync resync => (null, resync.Stamp.Sequence, false, 0, false, resync),
            _ => throw new InvalidOperationException($"{happened.Name} was not put in"),
        };

        private void Account(IHybridEvent happened, int leg)
        {
            Accounts.Add(happened.Stamp.Sequence);
            OpenAt[happened.Stamp.Sequence] = [.. _open.Order(StringComparer.Ordinal)];
            lane.Post(happened, [leg], _legs.Snapshot);
        }

        private EventStamp Next()
        {
            _sequence++;
            return new EventStamp(_sequence, _sequence, Stage.Begin);
        }
    }
}
