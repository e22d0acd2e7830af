namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Decides what a client is sent, and what is answered, from the recording and the client's own subscriptions. No clock, no sockets, no threads.</summary>
/// <remarks>
/// What the recording tells of prices and of the account is followed record by record, sent or not. So a client that
/// subscribes or reads where the recording's did not is told what a venue would have told it at that moment.
/// </remarks>
internal sealed class PlaybackEngine
{
    private static readonly TimeSpan SnapshotIsNear = TimeSpan.FromSeconds(1);
    private readonly RecordedSession _session;
    private readonly StampShift _stamps;
    private readonly int _end;
    private readonly PlayTally _tally = new();
    private readonly ReadBook _reads;
    private SortedDictionary<string, TickerState> _tickers = new(StringComparer.Ordinal);
    private int _next;

    /// <summary>Stands before the first record.</summary>
    /// <param name="session">The recording.</param>
    /// <param name="stamps">Moves the venue's times.</param>
    /// <param name="until">False for the first record that is not played. Default all.</param>
    public PlaybackEngine(RecordedSession session, StampShift stamps, Func<RecordPlace, bool>? until = null)
    {
        (_session, _stamps) = (session, stamps);
        _end = session.Steps.TakeWhile(step => until?.Invoke(step.Place) ?? true).Count();
        _reads = new ReadBook(session, _tally);
        Commands = new CommandBook(session);
        Account = NewAccount();
    }

    /// <summary>What is played next; null at the end.</summary>
    public RecordedStep? Next => _next < _end ? _session.Steps[_next] : null;

    /// <summary>Where it stands: the next record, or the end.</summary>
    public RecordPlace Place => Next?.Place ?? _session.Steps.Take(_end).LastOrDefault()?.Place ?? default;

    /// <summary>What the client sent, compared.</summary>
    public CommandBook Commands { get; }

    /// <summary>The account as the recording implies it here.</summary>
    public AccountState Account { get; private set; }

    /// <summary>What was played and what was not.</summary>
    public PlayTally Tally => _tally;

    /// <summary>The mark price of a symbol here; 0 while none is known.</summary>
    /// <param name="symbol">The symbol.</param>
    public decimal MarkOf(string symbol) => _tickers.TryGetValue(symbol, out var ticker) ? ticker.Price("markPrice") ?? 0 : 0;

    /// <summary>Called with every position row the recording tells.</summary>
    public Action<RawRow>? Held { get; set; }

    /// <summary>Called with every symbol whose prices moved.</summary>
    public Action<string, TickerState>? Moved { get; set; }

    /// <summary>False while the next record is something the recording's client did and this one has not done yet.</summary>
    /// <param name="sockets">The open sockets.</param>
    public bool IsClientReady(IReadOnlyList<IPlaybackSocket> sockets) => Next switch
    {
        SubscribeStep asked => asked.Topics.All(topic => Subscribed(sockets, asked.IsPrivate, topic)),
        CommandStep command => !Commands.IsAwaited(command.Exchange),
        _ => true,
    };

    /// <summary>True once clients have subscribed what the recording's had when its first data came.</summary>
    /// <param name="sockets">The open sockets.</param>
    public bool IsBarrierDown(IReadOnlyList<IPlaybackSocket> sockets) =>
        _session.Barrier.All(wanted => Subscribed(sockets, wanted.IsPrivate, wanted.Topic));

    /// <summary>Plays the next record.</summary>
    /// <param name="sockets">The open sockets.</param>
    public void Play(IReadOnlyList<IPlaybackSocket> sockets)
    {
        var step = Next!;
        Follow(step);
        switch (step)
        {
            case FrameStep frame:
                Send(frame, sockets);
                break;
            case LossStep loss:
                Lose(loss, sockets);
                break;
        }
    }

    /// <summary>Goes on or back to a time without sending anything.</summary>
    /// <param name="to">Since the recording began.</param>
    public void Seek(TimeSpan to)
    {
        if (Next is null || to < Next.Place.At)
        {
            (_next, _tickers, Account) = (0, new(StringComparer.Ordinal), NewAccount());
            while (Next is { } earlier && earlier.Place.At < to)
            {
                Follow(earlier);
            }

            return;
        }

        while (Next is { } step && step.Place.At < to)
        {
            Follow(step);
            _tally.Miss(step, "passed-over");
        }
    }

    /// <summary>The frame a new subscription of a symbol's ticker gets; null when the recording has nothing yet, or its own snapshot comes at once.</summary>
    /// <param name="symbol">The symbol.</param>
    public ReadOnlyMemory<byte>? Snapshot(string symbol)
    {
        if (Ticker(symbol).Snapshot() is not { } made || ComesWithSnapshot(symbol))
        {
            return null;
        }

        _tally.Snapshot();
        return _stamps.Frame($"{FrameStep.TickerTopic}{symbol}", made);
    }

    /// <summary>Answers a read.</summary>
    /// <param name="path">The path.</param>
    /// <param name="query">The query as sent.</param>
    /// <param name="text">A parameter of it; empty when it was not given.</param>
    /// <param name="nowMs">The venue's time.</param>
    /// <returns>Status and body; null when the recording tells nothing about it.</returns>
    public (int Status, string Body)? Read(string path, string query, Func<string, string> text, long nowMs)
    {
        if (RestRoutes.IsLive(path))
        {
            return null;
        }

        var pair = _reads.Take(path, query, Next?.Place.Number ?? long.MaxValue);
        if (path == RestRoutes.Tickers && Rows(text("symbol")) is { Count: > 0 } rows)
        {
            return (200, RestRows.Page(rows, int.MaxValue, "", nowMs));
        }

        return pair is not null ? (pair.Status, _stamps.Reply(pair.Reply))
            : RestRoutes.TopicOf(path) is not null ? (200, _stamps.Reply(ReadBook.Page(path, text, Account, 0)).Replace("\"time\":0}", $"\"time\":{nowMs}}}", StringComparison.Ordinal))
            : null;
    }

    /// <summary>Answers a command; null when the recording does not hold it.</summary>
    /// <param name="path">The path.</param>
    /// <param name="body">The body as sent.</param>
    public (int Status, string Body)? Command(string path, string body) =>
        Commands.Take(path, body, Place) is not { } found ? null
        : found.HasReply ? (found.Status, _stamps.Reply(found.Reply))
        : (200, "{\"retCode\":10000,\"retMsg\":\"Server Timeout\",\"result\":{},\"retExtInfo\":{},\"time\":0}");

    /// <summary>Records that were never played, until now: what comes after the end and what nobody asked for included.</summary>
    public IReadOnlyList<Unplayed> Missed()
    {
        var all = new PlayTally();
        foreach (var pair in _reads.Left)
        {
            all.Miss($"{pair.Method} {pair.Path}", "never-requested", pair.Asked);
        }

        foreach (var step in _session.Steps.Skip(_next))
        {
            all.Miss(step, "after-end");
        }

        return [.. _tally.Missed, .. all.Missed];
    }

    /// <summary>Recorded commands up to here that the client did not send.</summary>
    public IReadOnlyList<Divergence> NotSent() =>
        [.. Commands.Left.Where(left => Next is null || left.Asked.Number < Next.Place.Number).Where(left => left.Asked.Number <= LastNumber).Select(left => new Divergence(DivergenceKind.NotSent, left.Asked, left.ToString()))];

    private long LastNumber => _end == 0 ? -1 : _end == _session.Steps.Count ? long.MaxValue : _session.Steps[_end - 1].Place.Number;

    private static bool Subscribed(IReadOnlyList<IPlaybackSocket> sockets, bool isPrivate, string topic) =>
        sockets.Any(socket => socket.IsPrivate == isPrivate && socket.Subscribes(topic));

    private AccountState NewAccount()
    {
        var account = new AccountState { Held = row => Held?.Invoke(row) };
        foreach (var beginning in _reads.Beginnings)
        {
            account.Apply(beginning);
        }

        return account;
    }

    /// <summary>What the record tells becomes known, sent or not.</summary>
    private void Follow(RecordedStep step)
    {
        _next++;
        switch (step)
        {
            case FrameStep { Symbol: { } symbol, Connection.IsPrivate: false } frame:
                Ticker(symbol).Apply(frame.Payload);
                Moved?.Invoke(symbol, Ticker(symbol));
                break;
            case FrameStep { Connection.IsPrivate: true } frame:
                Account.Apply(frame);
                break;
            case ReplyStep reply:
                Account.Apply(reply.Exchange);
                break;
            case CommandStep command:
                Commands.Pass(command.Exchange);
                break;
        }
    }

    private void Send(FrameStep frame, IReadOnlyList<IPlaybackSocket> sockets)
    {
        var (open, sent) = (false, false);
        ReadOnlyMemory<byte>? payload = null;
        foreach (var socket in sockets.Where(socket => socket.IsPrivate == frame.Connection.IsPrivate))
        {
            open = true;
            if (frame.Topic.Length == 0 || socket.Subscribes(frame.Topic))
            {
                socket.Send(payload ??= _stamps.Frame(frame.Topic, frame.Payload), frame.IsText);
                sent = true;
            }
        }

        if (sent)
        {
            _tally.Frame();
        }
        else
        {
            _tally.Miss(frame, open ? "not-subscribed" : "no-socket");
        }
    }

    private void Lose(LossStep loss, IReadOnlyList<IPlaybackSocket> sockets)
    {
        var open = sockets.Where(socket => socket.IsPrivate == loss.IsPrivate).ToList();
        open.ForEach(socket => socket.Lose(loss.FailedDials));
        if (open.Count > 0)
        {
            _tally.Loss();
        }
        else
        {
            _tally.Miss(loss, "no-socket");
        }
    }

    /// <summary>True when the next frame of the symbol is the recording's own snapshot, and near: then none is made up.</summary>
    private bool ComesWithSnapshot(string symbol)
    {
        for (var at = _next; at < _end && _session.Steps[at].Place.At <= Place.At + SnapshotIsNear; at++)
        {
            if (_session.Steps[at] is FrameStep frame && frame.Symbol == symbol)
            {
                return frame.IsSnapshot;
            }
        }

        return false;
    }

    private List<RawRow> Rows(string symbol)
    {
        var known = symbol.Length > 0 ? _tickers.Where(ticker => ticker.Key == symbol) : _tickers;
        return [.. known.Select(ticker => ticker.Value.AsRow()).OfType<RawRow>()];
    }

    private TickerState Ticker(string symbol)
    {
        if (!_tickers.TryGetValue(symbol, out var ticker))
        {
            _tickers.Add(symbol, ticker = new TickerState(symbol));
        }

        return ticker;
    }
}
