namespace PluginHybrid.Plugins.Managing;

/// <summary>Carries book, day and alarms from look to look; shows them as figures, tells a passed limit once.</summary>
internal sealed class BookKeeper
{
    private const string DayKey = "day";
    private const string ToldKey = "told";
    private const int MostSymbols = 80;
    private readonly ManagerSettings _settings;
    private readonly IStateStore _state;
    private readonly IMetrics _metrics;
    private readonly IPluginLog _log;
    private readonly Dictionary<PositionKey, decimal> _unrealised = [];
    private readonly SortedSet<string> _shown = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _told;
    private Day? _day;

    public BookKeeper(ManagerSettings settings, IStateStore state, IMetrics metrics, IPluginLog log)
    {
        (_settings, _state, _metrics, _log) = (settings, state, metrics, log);
        _day = state.Get<Day>(DayKey);
        _told = new SortedSet<string>(state.Get<List<string>>(ToldKey) ?? [], StringComparer.Ordinal);
    }

    /// <summary>The day's loss in words, as the reason of what is done about it.</summary>
    public string LossInWords { get; private set; } = "";

    /// <summary>What a leg stood at last, for a close whose result the venue does not state.</summary>
    public void Remember(in PositionUpdate update)
    {
        if (update.UnrealisedPnl is { } result)
        {
            _unrealised[update.Position.Key] = result;
        }
    }

    /// <summary>Counts a closed leg into the day.</summary>
    public void Closed(in PositionClosed closed)
    {
        var now = closed.Stamp.ReceivedAt;
        var day = _day is { } known && known.Start == Day.StartOf(now, _settings.DayStartsAtHour)
            ? known
            : Day.Next(_day, [], now, _settings.DayStartsAtHour) with { Legs = _day?.Legs ?? [] };
        Keep(day.Closed(closed, _unrealised.TryGetValue(closed.Position.Key, out var last) ? last : null));
        _unrealised.Remove(closed.Position.Key);
    }

    /// <summary>Positions are the venue's: legs that are not open are gone.</summary>
    public void ForgetAllBut(IEnumerable<PositionKey> open)
    {
        if (_day is { } day)
        {
            Keep(day.ForgetAllBut(open));
        }
    }

    /// <summary>Looks at all legs: figures, alarms. True in <c>IsLoss</c> when the day's loss is reached.</summary>
    public (IReadOnlyList<ExposureAlarm> Alarms, bool IsLoss) Look(IReadOnlyList<PositionUpdate> held, DateTimeOffset now)
    {
        var book = Book.Of(held);
        var day = Day.Next(_day, held, now, _settings.DayStartsAtHour);
        var result = day.Result(held);
        var isLoss = _settings.MaxDailyLoss > 0 && result <= -_settings.MaxDailyLoss;
        if (isLoss)
        {
            LossInWords = FormattableString.Invariant($"the day's loss {-result:0.##} has reached {_settings.MaxDailyLoss:0.##}");
            if (!day.Alerted)
            {
                _log.Alert(LossInWords);
                day = day with { Alerted = true };
            }
        }

        Keep(day);
        Show(book, result);
        var alarms = ExposureAlarm.In(book, _settings);
        Tell(book, alarms);
        return (alarms, isLoss);
    }

    /// <summary>Book and day in one line.</summary>
    public string Summary(IReadOnlyList<PositionUpdate> held, DateTimeOffset now) =>
        Book.Of(held).Summary(Day.Next(_day, held, now, _settings.DayStartsAtHour).Result(held));

    private void Tell(Book book, IReadOnlyList<ExposureAlarm> alarms)
    {
        var changed = false;
        foreach (var alarm in alarms.Where(alarm => _told.Add(alarm.Symbol)))
        {
            changed = true;
            _log.Alert(alarm.InWords);
        }

        // Five percent below the limit before the same alarm can be told again.
        changed |= _told.RemoveWhere(symbol => symbol.Length > 0
            ? book.Symbols.FirstOrDefault(one => one.Key == symbol).Value <= _settings.MaxExposurePerSymbol * 0.95m
            : book.Exposure <= _settings.MaxExposure * 0.95m) > 0;
        if (changed)
        {
            _state.Set(ToldKey, _told.ToList());
        }
    }

    private void Show(Book book, decimal result)
    {
        _metrics.Gauge("legs", book.Legs.Count);
        _metrics.Gauge("exposure", book.Exposure);
        _metrics.Gauge("exposure-net", book.Net);
        _metrics.Gauge("unrealised", book.Unrealised);
        _metrics.Gauge("day", result);
        foreach (var symbol in _shown.Where(symbol => book.Symbols.All(one => one.Key != symbol)).ToArray())
        {
            _metrics.Gauge(Name(symbol), 0);
            _shown.Remove(symbol);
        }

        foreach (var (symbol, value) in book.Symbols.Take(MostSymbols))
        {
            _metrics.Gauge(Name(symbol), value);
            _shown.Add(symbol);
        }
    }

    private void Keep(Day day)
    {
        if (day != _day)
        {
            _day = day;
            _state.Set(DayKey, day);
        }
    }

#pragma warning disable CA1308 // figures have lower-case names
    private string Name(string symbol)
    {
        if (!_names.TryGetValue(symbol, out var name))
        {
            _names[symbol] = name = $"exposure-{symbol.ToLowerInvariant()}";
        }

        return name;
    }
#pragma warning restore CA1308
}
