using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Plays a recording to whoever connects: gives the engine time and sockets. Everything that touches the engine holds the exchange's lock.</summary>
internal sealed class Player : ITickerFeed, IDisposable
{
    private const int FramesPerBreath = 64;
    private readonly PlaybackOptions _options;
    private readonly TimeProvider _time;
    private readonly PaceClock _clock;
    private readonly PlaybackEngine _engine;
    private readonly PlayerGate _gate;
    private readonly CancellationTokenSource _stopping = new();
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly List<string> _waited = [];
    private Exchange? _exchange;
    private Task _playing = Task.CompletedTask;

    public Player(PlaybackOptions options, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _clock = new PaceClock(options.Pace, time);
        _gate = new PlayerGate(options.Paused);
        var first = options.Session.Steps is [var step, ..] ? step.Place.At : TimeSpan.Zero;
        var stamps = options.ShiftTimes
            ? new StampShift(() => (long)(time.GetUtcNow() - (options.Session.Header.Start + first)).TotalMilliseconds)
            : StampShift.None;
        _engine = new PlaybackEngine(options.Session, stamps, place => place.Number <= options.UntilRecord && place.At <= options.UntilTime);
        Control = new PlaybackControl(this);
    }

    public PlaybackControl Control { get; }

    /// <summary>What only a client can have done, or a person at the controls, just happened.</summary>
    public IFrontMoments Front => _gate;

    public IFaultMoments? Listener { get; set; }

    public bool SendsSnapshots => true;

    public Task Started => _started.Task;

    public Task Ended => _ended.Task;

    public PlaybackState State { get; private set; }

    public RecordPlace Place => Locked(engine => engine.Place);

    /// <summary>Begins to wait for clients.</summary>
    public void Start(Exchange exchange)
    {
        _exchange = exchange;
        foreach (var (isPrivate, status) in _options.Session.FirstFailedDials)
        {
            exchange.Controls.DialPlans.Arm(isPrivate ? ConnectionKind.Private : ConnectionKind.Public, 1, PlaybackSocket.PlanFor(status));
        }

        var mirror = new VenueMirror(exchange);
        _engine.Held = mirror.Held;
        _engine.Moved = mirror.Moved;
        exchange.Do(_ =>
        {
            foreach (var row in _engine.Account.Positions)
            {
                mirror.Held(row);
            }
        });
        _playing = Task.Run(() => RunAsync(_stopping.Token), _stopping.Token);
    }

    public bool Serves(string symbol) => true;

    public void Subscribed(ITickerSubscriber subscriber, string symbol)
    {
        if (_engine.Snapshot(symbol) is { } snapshot && subscriber is ClientConnection connection)
        {
            connection.Push(snapshot, _exchange!.Controls.Filters);
        }
    }

    /// <summary>Answers a read; the caller holds the lock.</summary>
    public (int Status, string Body)? Read(string path, string query, Func<string, string> text, long nowMs) => _engine.Read(path, query, text, nowMs);

    /// <summary>Answers a command; the caller holds the lock.</summary>
    public (int Status, string Body)? Command(string path, string body)
    {
        var answer = _engine.Command(path, body);
        _gate.Pulse();
        return answer;
    }

    public void Pause() => _gate.Pause();

    public void Resume()
    {
        _clock.Anchor(Place.At);
        _gate.Resume();
    }

    public Task StepAsync() => _gate.StepAsync();

    public void Seek(TimeSpan to)
    {
        _exchange!.Do(_ =>
        {
            _engine.Seek(to);
            _clock.Anchor(_engine.Place.At);
        });
        foreach (var connection in _exchange.Connections.All.Where(connection => connection.IsOpen))
        {
            connection.Abort();
        }

        _gate.Pulse();
    }

    public PlaybackReport Report() => Locked(engine => new PlaybackReport
    {
        FramesPlayed = engine.Tally.Frames,
        LossesPlayed = engine.Tally.Losses,
        SnapshotsMade = engine.Tally.Snapshots,
        AnsweredLive = _options.Session.AnsweredLive,
        CommandsMatched = engine.Commands.Matched,
        Divergences = [.. engine.Commands.Found.Concat(engine.NotSent()).OrderBy(found => found.Place.Number)],
        Unplayed = engine.Missed(),
        Legs = [.. engine.Account.Positions.Select(row => VenueMirror.Leg(row, engine.MarkOf(row["symbol"]))).Where(leg => leg.Size > 0).OrderBy(leg => leg.Facts, StringComparer.Ordinal)],
        Waited = [.. _waited],
    });

    public void Dispose()
    {
        _stopping.Cancel();
        _gate.End();
        _started.TrySetCanceled();
        _ended.TrySetCanceled();
        _ = _playing.ContinueWith(_ => _stopping.Dispose(), CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async Task RunAsync(CancellationToken token)
    {
        try
        {
            await WaitAsync(_options.StartPatience, () => _engine.IsBarrierDown(Sockets()), () => "the recording's first subscriptions", token).ConfigureAwait(false);
            State = PlaybackState.Playing;
            _started.TrySetResult();
            _clock.Anchor(Place.At);
            await PlayAsync(token).ConfigureAwait(false);
            State = PlaybackState.Ended;
            _gate.End();
            _ended.TrySetResult();
        }
        catch (OperationCanceledException)
        {
            // The exchange stops, and the playback with it.
        }
        catch (Exception fault)
        {
            _started.TrySetException(fault);
            _ended.TrySetException(fault);
        }
    }

    private async Task PlayAsync(CancellationToken token)
    {
        for (var played = 1; await MayPlayAsync(token).ConfigureAwait(false); played++)
        {
            _exchange!.Do(_ => PlayNext());
            _gate.Stepped();
            if (_options.Pace.Factor == 0 && played % FramesPerBreath == 0)
            {
                foreach (var connection in Enum.GetValues<ConnectionKind>().SelectMany(_exchange.Connections.Open).ToList())
                {
                    await RoomAsync(connection).ConfigureAwait(false);
                }
            }
        }
    }

    private void PlayNext()
    {
        if (_engine.Next is not { } step)
        {
            return;
        }

        Listener?.Record(step.Place.Number, step.Place.At);
        _engine.Play(Sockets());
    }

    /// <summary>Waits until the next record may go: not paused, the client where the recording's was, its time come.</summary>
    /// <returns>False at the end.</returns>
    private async Task<bool> MayPlayAsync(CancellationToken token)
    {
        while (true)
        {
            var changed = _gate.Changed;
            State = _gate.IsHeld ? PlaybackState.Paused : PlaybackState.Playing;
            var next = Locked(engine => engine.Next);
            if (next is null)
            {
                return false;
            }

            if (_gate.IsHeld)
            {
                await changed.WaitAsync(token).ConfigureAwait(false);
            }
            else if (_gate.HasStep)
            {
                return true;
            }
            else if (_clock.Until(next.Place.At) is var wait && wait > TimeSpan.Zero)
            {
                await PlayerGate.ChangedOrAsync(changed, wait, _time, token).ConfigureAwait(false);
            }
            else
            {
                if (await ClientAsync(next, token).ConfigureAwait(false))
                {
                    return true;
                }
            }
        }
    }

    /// <summary>Waits for the client where the recording's client did something; afterwards time counts from there.</summary>
    /// <returns>False when somebody at the controls came in between.</returns>
    private async Task<bool> ClientAsync(RecordedStep step, CancellationToken token)
    {
        if (Locked(engine => engine.IsClientReady(Sockets())))
        {
            return true;
        }

        var patience = step is CommandStep ? _options.CommandPatience : _options.SubscribePatience;
        var missing = step is SubscribeStep subscribed ? $"{step.Place}: {string.Join(' ', subscribed.Topics)}" : null;
        await WaitAsync(patience, () => _gate.IsHeld || _engine.Next != step || _engine.IsClientReady(Sockets()), () => missing, token).ConfigureAwait(false);
        _clock.Anchor(step.Place.At);
        return !_gate.IsHeld && Locked(engine => engine.Next == step);
    }

    private async Task WaitAsync(TimeSpan patience, Func<bool> isDone, Func<string?> missing, CancellationToken token)
    {
        var began = _time.GetTimestamp();
        while (true)
        {
            var changed = _gate.Changed;
            if (Locked(_ => isDone()))
            {
                return;
            }

            var left = patience - _time.GetElapsedTime(began);
            if (left <= TimeSpan.Zero)
            {
                Locked(_ =>
                {
                    if (missing() is { } words)
                    {
                        _waited.Add(words);
                    }

                    return true;
                });
                return;
            }

            await PlayerGate.ChangedOrAsync(changed, left, _time, token).ConfigureAwait(false);
        }
    }

    private static async Task RoomAsync(ITickerSubscriber connection)
    {
        try
        {
            await connection.WaitForRoomAsync().ConfigureAwait(false);
        }
        catch (Exception gone) when (gone is OperationCanceledException or ObjectDisposedException)
        {
            // The socket ended while it was full; nothing is left to wait for.
        }
    }

    private List<IPlaybackSocket> Sockets() =>
        [.. Enum.GetValues<ConnectionKind>().SelectMany(_exchange!.Connections.Open).Select(connection => new PlaybackSocket(connection, _exchange.Controls))];

    private T Locked<T>(Func<PlaybackEngine, T> ask) => _exchange is null ? ask(_engine) : _exchange.Do(_ => ask(_engine));
}
