using Microsoft.Extensions.Logging;
using PluginHybrid.Bybit;
using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Recordings.Inputs;
using PluginHybrid.Replay.Divergences;
using PluginHybrid.Replay.Running;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Lockstep;

/// <summary>The session of a replay in lockstep: that of a real client, which gets each input the way it gets it live, when its place has come.</summary>
internal sealed class LockstepSession : IReplayedSession
{
    private const string DialTimedOut = "the dial took longer";

    private readonly LockstepLink _link;
    private readonly LockstepTime _time;
    private readonly LockstepTime.HeldTimer _timer;
    private readonly LockstepTap _tap;
    private readonly Bell _bell;
    private readonly BybitHybridStream _stream;
    private readonly CancellationToken _token;
    private readonly DivergenceBook _divergences;
    private long _expected;
    private bool _stopped;

    /// <summary>Makes the client; it dials nothing before its recorded start.</summary>
    /// <param name="ground">What it is made on.</param>
    /// <param name="link">Where its venue is.</param>
    /// <param name="time">The recording's time.</param>
    /// <param name="loggers">Where the client's lines go.</param>
    /// <param name="token">Ends every wait.</param>
    public LockstepSession(ReplayGround ground, LockstepLink link, LockstepTime time, ILoggerFactory loggers, CancellationToken token)
    {
        (_link, _time, _token, _divergences) = (link, time, token, ground.Divergences);
        _bell = new Bell(link.Clock);
        _tap = new LockstepTap(_bell, time, ground.Effects);
        _stream = new BybitHybridStream(OptionsOf(ground.Began, loggers), ground.Router);
        _timer = time.SessionTimer;
        time.TimerSet = _bell.Ring;
        link.Venue.Changed += _bell.Ring;
        ThrowUnlessAsRecorded(ground.Began.Options);
    }

    /// <inheritdoc />
    public long Events => _stream.Statistics.Events;

    /// <inheritdoc />
    public IReadOnlyList<Position> Positions => [.. _stream.Positions.Values.OrderBy(held => held.Key)];

    /// <inheritdoc />
    public IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices => [.. _stream.MarkPrices.OrderBy(mark => mark.Key, StringComparer.Ordinal)];

    /// <inheritdoc />
    public void Frame(in InputStamp at, in Record record)
    {
        var connection = InputReader.ConnectionOf(record);
        if (!_stopped && !_tap.IsClosed(connection))
        {
            Begin(at);
            Venue(connection, record);
            End(at, InputWords.Frame(connection));
        }
    }

    /// <inheritdoc />
    public void Take(in InputStamp at, SessionInput input, in Record record)
    {
        if (_stopped || (input is LostInput late && _tap.IsClosed(late.Connection)))
        {
            return;
        }

        if (input is AnswerInput { Answer: var answer } && !_tap.HasAsked(LockstepTap.NameOf(answer.Id)))
        {
            _divergences.Add(DivergenceKind.NotPlayed, $"{InputWords.Of(input)}, which the client did not make");
            return;
        }

        Begin(at);
        Play(input, record);
        End(at, InputWords.Of(input));
    }

    private void Play(SessionInput input, in Record record)
    {
        switch (input)
        {
            case OpenedInput opened:
                Venue(opened.Connection, record);
                break;
            case LostInput { Loss.Reason: var reason } lost when reason.StartsWith(DialTimedOut, StringComparison.Ordinal):
                _time.Fire(LockstepTap.DialOf(lost.Connection));
                break;
            case LostInput lost:
                Venue(lost.Connection, record);
                break;
            case AnswerInput answer:
                Answer(LockstepTap.NameOf(answer.Answer.Id));
                break;
            default:
                OfOurOwn(input);
                break;
        }
    }

    /// <inheritdoc />
    public void Follow(in Record record) => _link.Venue.Follow(record);

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _link.Venue.Changed -= _bell.Ring;
        var stopping = _stream.StopAsync(CancellationToken.None);
        _time.FireAll(_timer);
        try
        {
            await stopping.WaitAsync(_link.Patience, _link.Clock).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The venue goes next, and with it what a socket may still wait for.
        }
    }

    private BybitHybridStreamOptions OptionsOf(SessionStart began, ILoggerFactory loggers) => new()
    {
        ApiKey = _link.ApiKey,
        ApiSecret = _link.ApiSecret,
        Endpoints = _link.Endpoints,
        Account = began.Options.Account,
        HeartbeatInterval = began.Options.Connections.HeartbeatInterval,
        Connections = began.Options.Connections,
        Orders = began.Options.Orders,
        Unfinished = began.Options.Unfinished,
        KnownLegs = began.Options.KnownLegs,
        PublishTickers = began.Options.PublishTickers,
        RunPrefix = began.Options.RunPrefix,
        Seed = began.Seed,
        TimeProvider = _time,
        Tap = _tap,
        ExchangeTap = _tap,
        LoggerFactory = loggers,
    };

    // The client makes its options itself: what it cannot be told, a replay through it cannot follow.
    private void ThrowUnlessAsRecorded(SessionOptions recorded)
    {
        var told = _tap.Told! with { EnvironmentName = recorded.EnvironmentName };
        if (!InputCodec.Write(told).AsSpan().SequenceEqual(InputCodec.Write(recorded)))
        {
            throw new ReplayException(
                "The recorded session was told what this client cannot be told (header key \"session\"), so it cannot be played in lockstep. Play it with --core.");
        }
    }

    private void Begin(in InputStamp at)
    {
        if (_tap.Count != _expected)
        {
            throw new PartedException($"the client took {_tap.Last.Words}, which the recording does not hold here");
        }

        _expected++;
        _time.GoTo(at.Now);
    }

    private void End(in InputStamp at, string words)
    {
        Wait(() => _tap.Count >= _expected ? null : $"the client to take {words}");

        // Asked inside the sequencer: when it answers, the input has come to its end.
        _ = _stream.Statistics;
        var (taken, what) = _tap.Last;
        if (_tap.Count != _expected || what != words)
        {
            throw new PartedException($"the client took {what}, where the recording has {words}");
        }

        if (taken.Now != at.Now)
        {
            throw new PartedException(FormattableString.Invariant($"the client took {what} at {taken.Now:O}, the recording at {at.Now:O}"));
        }

        foreach (var call in _tap.TakeCalls())
        {
            Wait(() => _stopped || _tap.Count > _expected || _tap.RequestsOf(call).Count > 0 || _time.HasTimerOf(call) ? null : $"{call} to be made");
        }
    }

    private void Venue(ConnectionId connection, in Record record)
    {
        if (!_tap.HasDialled(connection))
        {
            throw new PartedException($"the recording has something on {connection}, which the client has not dialled");
        }

        // The reader's buffer, which nobody turns while the client is waited for.
        var kept = record;
        Wait(() => _link.Venue.Play(kept));
    }

    private void Answer(string call) => Wait(() =>
    {
        if (_tap.Count >= _expected)
        {
            return null;
        }

        foreach (var request in _tap.RequestsOf(call))
        {
            switch (_link.Venue.Answer(request))
            {
                case VenueAnswer.Done:
                    _tap.Done(request);
                    break;
                case VenueAnswer.NotRecorded:
                    throw new PartedException($"the client asked {request.Method} {request.Path}{(request.Query.Length > 0 ? $"?{request.Query}" : "")} for {call}, to which the recording has no answer");
                default:
                    return $"{request.Method} {request.Path} of {call} to arrive";
            }
        }

        // A request that waits for its budget goes when its time has come, and one that was left hanging ends.
        _time.Fire(call);
        return $"the end of {call}";
    });

    private void OfOurOwn(SessionInput input)
    {
        switch (input)
        {
            case StartInput:
                _ = _stream.StartAsync(CancellationToken.None);
                break;
            case StopInput:
                _stopped = true;
                _ = _stream.StopAsync(CancellationToken.None);
                break;
            case TimerInput:
                _timer.Fire();
                break;
            case WatchInput { Watch: true } watch:
                _stream.WatchTicker(watch.Symbol);
                break;
            case WatchInput watch:
                _stream.UnwatchTicker(watch.Symbol);
                break;
            case FollowInput follow:
                _stream.Watch(follow.Symbol, follow.Follow);
                break;
            case CommandInput command:
                _stream.Submit(command.Request);
                break;
            case HaltInput halt:
                _stream.Halt(halt.Halted, halt.Reason);
                break;
        }
    }

    private void Wait(Func<string?> look)
    {
        if (_bell.Wait(look, _link.Patience, _token) is { } missing)
        {
            throw new PartedException(FormattableString.Invariant($"waited {_link.Patience.TotalSeconds:0.#} s in vain for {missing}"));
        }
    }
}
