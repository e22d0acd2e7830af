using PluginHybrid.Bench.Candidates;
using PluginHybrid.Core.Events;
using PluginHybrid.Core.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bench.Baselines;

/// <summary>Merge, position join and callback as one would write them by hand for a single thread.</summary>
/// <remarks>
/// It hands over the same facts as the hybrid path (number, time of arrival, PnL at the mark, age of the mark), but has no
/// sequencer, no freshness, no connection to tell apart and one handler instead of a router: less work than ours.
/// </remarks>
internal sealed class HandJoin
{
    private readonly SymbolTable _symbols = new();
    private readonly TickerFrame _frame = new();
    private readonly State[] _states;
    private readonly IParser _parser;
    private readonly OnEvent<PositionUpdate> _handler;
    private long _sequence;

    public HandJoin(IParser parser, IEnumerable<string> symbols, OnEvent<PositionUpdate> handler)
    {
        _parser = parser;
        _handler = handler;
        _states = [.. symbols.Select(name => new State(Holdings.Position(_symbols.Add(name).Name)))];
    }

    public void Take(ReadOnlyMemory<byte> utf8)
    {
        _parser.Parse(utf8, _symbols, _frame);
        if (_frame.Symbol is not { } symbol)
        {
            return;
        }

        var state = _states[symbol.Index];
        var now = TimeProvider.System.GetUtcNow();
        if (!state.Merge(_frame, now))
        {
            return;
        }

        var number = ++_sequence;
        var update = new PositionUpdate
        {
            Stamp = new EventStamp(number, number, now),
            Position = state.Held,
            MarkPrice = state.Mark,
            LastPrice = state.Last,
            UnrealisedPnl = (state.Mark - state.Held.EntryPrice) * state.Held.Size,
            VenueTime = DateTimeOffset.FromUnixTimeMilliseconds(_frame.VenueTimeMs),
            MarkAge = now - state.MarkAt,
            Cause = UpdateCause.Tick,
            Freshness = Freshness.Fresh,
        };
        _handler(in update);
    }

    private sealed class State(Position held)
    {
        private long _crossSequence;
        private decimal? _index;
        private decimal? _bid;
        private decimal? _ask;

        public Position Held { get; } = held;

        public decimal? Mark { get; private set; }

        public decimal? Last { get; private set; }

        public DateTimeOffset MarkAt { get; private set; }

        public bool Merge(TickerFrame frame, DateTimeOffset now)
        {
            if (frame.CrossSequence <= _crossSequence && !frame.IsSnapshot)
            {
                return false;
            }

            _crossSequence = frame.CrossSequence;
            var stated = frame.Stated;
            if ((stated & TickerFields.Mark) != 0)
            {
                Mark = frame.MarkPrice;
                MarkAt = now;
            }

            Last = (stated & TickerFields.Last) != 0 ? frame.LastPrice : Last;
            _index = (stated & TickerFields.Index) != 0 ? frame.IndexPrice : _index;
            _bid = (stated & TickerFields.Bid) != 0 ? frame.BidPrice : _bid;
            _ask = (stated & TickerFields.Ask) != 0 ? frame.AskPrice : _ask;
            return true;
        }
    }
}
