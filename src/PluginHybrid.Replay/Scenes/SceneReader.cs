using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Wire;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Scenes;

/// <summary>Makes a scene of the records of a session.</summary>
/// <param name="header">The recording's header.</param>
/// <param name="orders">Its orders.</param>
internal sealed class SceneReader(RecordingHeader header, OrderNotes orders)
{
    private static readonly TimeSpan LongestStop = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan UsualCommandTime = TimeSpan.FromMilliseconds(10);

    private readonly DeedNotes _deeds = new(orders);
    private readonly TickerNotes _tickers = new();
    private readonly SortedDictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, TimeSpan> _starts = new(StringComparer.Ordinal);
    private readonly List<(string Plugin, TimeSpan At)> _stops = [];
    private readonly List<(string Stream, TimeSpan At)> _losses = [];
    private readonly SortedSet<string> _marks = new(StringComparer.Ordinal);
    private readonly HashSet<long> _posts = [];
    private readonly List<long> _times = [];
    private readonly Dictionary<long, string> _reads = [];
    private readonly List<PositionRow> _rows = [];
    private TimeSpan _length;
    private TimeSpan _started;
    private TimeSpan? _stopped;
    private bool _isLossy;

    /// <summary>The next record.</summary>
    public void Take(in Record record)
    {
        var at = TimeSpan.FromTicks(record.Nanoseconds / 100);
        _length = at > _length ? at : _length;
        switch (record.Kind)
        {
            case RecordKind.Frame when record.IsInput:
                Frame(record, at);
                break;
            case RecordKind.Answer:
                Answer(InputCodec.ReadAnswer(record.PayloadBytes().Span), record.Number, at);
                break;
            case RecordKind.Call:
                Call(InputCodec.ReadCall(record.PayloadBytes().Span));
                break;
            case RecordKind.Request when record.Text("m"u8) == "POST":
                _posts.Add(record.Whole("e"u8) ?? 0);
                break;
            case RecordKind.Reply when _posts.Contains(record.Whole("e"u8) ?? -1) && record.Whole("st"u8) == 200:
                _times.Add(record.Whole("ms"u8) ?? 0);
                break;
            default:
                Rest(record, at);
                break;
        }
    }

    /// <summary>All records are read.</summary>
    public RecordedScene End()
    {
        var stopped = _stopped ?? _length;
        return new RecordedScene
        {
            Header = header,
            Length = _length,
            Started = _started,
            Stopped = stopped,
            PluginStarts = _starts,
            PluginStops = [.. _stops.Where(stop => stop.At < stopped)],
            Prices = _tickers.All,
            Deeds = _deeds.Deeds,
            Instruments = [.. _instruments.Values],
            PriceDecimals = _tickers.Decimals,
            HedgeSymbols = [.. orders.Hedged],
            CommandTime = Median(),
            TakerFee = _deeds.TakerFee,
            Losses = _losses,
            Remarks = [.. _deeds.Remarks, .. Remarks()],
            IsLossy = _isLossy || header.Gaps.Count > 0,
        };
    }

    private void Frame(in Record record, TimeSpan at)
    {
        if (!record.Connection.IsPrivate)
        {
            _tickers.Take(record, at);
        }
        else if (record.Text("tp"u8) is { } topic)
        {
            if (OrderNotes.TopicIs(topic, "execution"))
            {
                _deeds.Executions(record, at);
            }
            else if (OrderNotes.TopicIs(topic, "position"))
            {
                _deeds.Rows(record, at);
            }
        }
    }

    private void Call(RestCall call)
    {
        switch (call)
        {
            case SetTradingStop stop:
                _deeds.Asked(stop);
                break;
            case PlaceReduction order:
                _deeds.Asked(order);
                break;
            case ReadPositions { Symbol: "" } read:
                _reads[read.Id] = read.SettleCoin;
                if (read.Cursor.Length == 0)
                {
                    _rows.Clear();
                }

                break;
            default:
                break;
        }
    }

    private void Answer(RestAnswer answer, long record, TimeSpan at)
    {
        switch (answer)
        {
            case InstrumentsRead read:
                foreach (var instrument in read.Instruments)
                {
                    _instruments[instrument.Symbol] = instrument;
                }

                break;
            case PositionsRead read when _reads.TryGetValue(read.Id, out var coin):
                _rows.AddRange(read.Rows);
                if (read.NextCursor.Length == 0)
                {
                    _deeds.Read(_rows, CoinOf, coin, record, at, _tickers.MarkOf);
                }

                break;
            default:
                break;
        }
    }

    private void Rest(in Record record, TimeSpan at)
    {
        switch (record.Kind)
        {
            case RecordKind.Run when record.Text("w"u8) == "start":
                _started = at;
                break;
            case RecordKind.Run:
                Stopped(at);
                break;
            case RecordKind.Halt:
                _deeds.Add(new Halted(at, record.Number, record.Flag("on"u8), record.Text("er"u8) ?? ""));
                break;
            case RecordKind.Watch:
                _deeds.Add(new Watched(at, record.Number, record.Text("s"u8) ?? "", record.Flag("on"u8)));
                break;
            case RecordKind.Lost:
                _losses.Add((record.Connection.IsPrivate ? "private" : "public", at));
                break;
            case RecordKind.Turn when record.Whole("turn"u8) == 1 && record.Whole("ev"u8) == 0:
                _starts.TryAdd(record.Text("p"u8) ?? "", TimeSpan.FromTicks((record.Whole("at"u8) ?? 0) / 100));
                break;
            case RecordKind.PluginTimer when record.Text("w"u8) == "stop":
                _stops.Add((record.Text("p"u8) ?? "", at));
                break;
            case RecordKind.Mark:
                _isLossy |= record.Text("m"u8) == "drop";
                _marks.Add(record.Text("m"u8) ?? "");
                break;
            default:
                break;
        }
    }

    // At its end a host stops its plugins one right after the other, then its session.
    private void Stopped(TimeSpan at)
    {
        var first = at;
        var ended = new HashSet<string>(StringComparer.Ordinal);
        foreach (var (plugin, when) in Enumerable.Reverse(_stops))
        {
            if (first - when > LongestStop || !ended.Add(plugin))
            {
                break;
            }

            first = when;
        }

        _stopped = first;
    }

    private string CoinOf(string symbol) => _instruments.TryGetValue(symbol, out var known) ? known.SettleCoin
        : symbol.EndsWith("PERP", StringComparison.Ordinal) ? "USDC" : "USDT";

    private TimeSpan Median()
    {
        _times.Sort();
        return _times.Count == 0 ? UsualCommandTime : TimeSpan.FromMilliseconds(_times[_times.Count / 2]);
    }

    private IEnumerable<string> Remarks()
    {
        if (_marks.Contains(PlantedTrouble.Mark))
        {
            yield return "trouble was planted in turns of plugins when it was recorded; the scene is without it";
        }

        foreach (var mark in _marks.Where(mark => mark.StartsWith("fault:", StringComparison.Ordinal)))
        {
            yield return $"the recording was made under {mark}; the scene is without it";
        }

        if (orders.Partial > 0)
        {
            yield return $"{orders.Partial} stops of a part of a position are left out";
        }
    }
}
