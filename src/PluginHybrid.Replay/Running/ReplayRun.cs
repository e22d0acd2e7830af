using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Session;
using PluginHybrid.Recordings.Digests;
using PluginHybrid.Recordings.Format;
using PluginHybrid.Replay.Divergences;
using PluginHybrid.Replay.Lockstep;
using PluginHybrid.Replay.Scripts;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Replay.Running;

/// <summary>One replay: the session, its plugins, and what listens to them.</summary>
internal sealed class ReplayRun : IAsyncDisposable
{
    private readonly CoreReplayOptions _options;
    private readonly SessionScript _script;
    private readonly DivergenceBook _divergences = new();
    private readonly ReplayTime _time = new();
    private readonly EffectMatch _effects;
    private readonly CommandMatch _commands;
    private readonly IReplayedSession _session;
    private readonly StreamDigest _digest;
    private readonly GoldenText? _text;
    private readonly ReplayHost? _host;
    private readonly MomentWatch? _until;
    private readonly DateTimeOffset _start;
    private InputStamp _input;
    private long _inputs;
    private long? _stoppedAt;
    private long _shownFrom;

    /// <summary>Makes ready what the recording names.</summary>
    /// <param name="options">What to play and with whom.</param>
    /// <param name="script">The recording, read once.</param>
    /// <param name="router">Where events go.</param>
    /// <param name="session">Makes the session.</param>
    private ReplayRun(CoreReplayOptions options, SessionScript script, EventRouter router, Func<ReplayGround, IReplayedSession> session)
    {
        (_options, _script, _start) = (options, script, script.Header.Start);
        _time.Input = _start;
        _effects = new EffectMatch(_divergences);
        _commands = new CommandMatch(script, router, _divergences);
        _digest = new StreamDigest(router);
        _text = options.WritesText ? new GoldenText(router, _start) : null;
        _session = session(new ReplayGround(SessionStart.Read(script.Header), router, _effects, _divergences));
        _host = options.Plugins is { } plugins
            ? new ReplayHost(plugins(script.Header), script, router, _commands, _time, new TurnFollower(script, _time, _divergences), options.Loggers, () => _input.Number)
            : null;
        _shownFrom = script.Case is null ? 0 : long.MaxValue;
        _until = options.Until is { } until ? new MomentWatch(router, until) : null;
    }

    /// <summary>Plays a recording from its first record on.</summary>
    public static async Task<CoreReplayReport> RunAsync(
        CoreReplayOptions options, SessionScript script, EventRouter router, Func<ReplayGround, IReplayedSession> session, CancellationToken token)
    {
        var run = new ReplayRun(options, script, router, session);
        await using var own = run.ConfigureAwait(false);
        await run.StartAsync(token).ConfigureAwait(false);
        using var reader = RecordingReader.Open(options.Path);
        await run.PlayAsync(reader, token).ConfigureAwait(false);
        return run.Report();
    }

    /// <summary>Starts the plugins, as the live host did before its session.</summary>
    private async Task StartAsync(CancellationToken token)
    {
        if (_host is not null)
        {
            _commands.Plugins = await _host.StartAsync(token).ConfigureAwait(false);
        }
    }

    /// <summary>Plays all records, or until it must be given up.</summary>
    private async Task PlayAsync(RecordingReader reader, CancellationToken token)
    {
        try
        {
            await PlayAllAsync(reader, token).ConfigureAwait(false);
        }
        catch (PartedException parted)
        {
            _divergences.Add(DivergenceKind.NotFollowed, $"{parted.Message}; the replay ends here");
        }
    }

    private async Task PlayAllAsync(RecordingReader reader, CancellationToken token)
    {
        while (reader.TryRead(out var record))
        {
            if (record.IsInput)
            {
                _effects.EndInput();
                if (NeedsEnd && await EndInputAsync(token).ConfigureAwait(false))
                {
                    break;
                }

                BeginInput(record);
            }
            else
            {
                Follow(record);
            }
        }

        _effects.EndInput();
        await EndInputAsync(token).ConfigureAwait(false);
        if (_stoppedAt is null)
        {
            TellWhatIsLeft();
        }
    }

    /// <summary>What came of it so far.</summary>
    private CoreReplayReport Report() => new()
    {
        Hashes = new RunHashes(_digest.Events, _digest.Decisions),
        Live = _script.Live,
        Inputs = _inputs,
        Events = _digest.EventCount,
        Commands = _digest.CommandCount,
        Length = _time.Input - _start,
        Divergences = [.. _divergences.Found],
        DivergenceCount = _divergences.Count,
        IsLossy = _script.IsLossy,
        IsTorn = _script.IsTorn,
        StoppedAt = _stoppedAt,
        Positions = _session.Positions,
        MarkPrices = _session.MarkPrices,
        Plugins = _host?.Status() ?? [],
        EventLines = _text is null ? RunText.Empty : new RunText(_text.Events, _text.EventInputs).From(_shownFrom),
        DecisionLines = _text is null ? RunText.Empty : new RunText(_text.Decisions, _text.DecisionInputs).From(_shownFrom),
    };

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _digest.Dispose();
        _text?.Dispose();
        _until?.Dispose();
        if (_host is not null)
        {
            await _host.DisposeAsync().ConfigureAwait(false);
        }

        await _session.DisposeAsync().ConfigureAwait(false);
    }

    // Of most inputs nothing is left to be done.
    private bool NeedsEnd => _inputs > 0 && (_until is not null || _host?.IsStepNear(_session.Events) == true || (_inputs & 0xFFF) == 0);

    private void Follow(in Record record)
    {
        if (EffectText.Of(record) is { } effect)
        {
            _effects.Expect(effect);
        }

        _session.Follow(record);
    }

    private void BeginInput(in Record record)
    {
        _inputs++;
        _shownFrom = record.Nanoseconds >= _script.Case?.From ? Math.Min(_shownFrom, record.Input) : _shownFrom;
        var since = TimeSpan.FromTicks(record.Nanoseconds / 100);
        (_divergences.Record, _divergences.At) = (record.Number, since);
        _input = new InputStamp(record.Input, _start + since);
        _time.Input = _input.Now;
        if (record.Kind == RecordKind.Frame)
        {
            _session.Frame(_input, record);
            return;
        }

        _host?.RunLanes();
        Give(InputReader.Read(record), record);
    }

    private void Give(SessionInput input, in Record record)
    {
        _commands.Newest = new EventStamp(_session.Events, _input.Number, _input.Now);
        if (input is CommandInput command)
        {
            if (_commands.Due(command.Request) is not { } given)
            {
                return;
            }

            Take(given, record);
            return;
        }

        if (input is FollowInput follow)
        {
            _commands.Followed(follow.Symbol, follow.Follow);
        }

        _session.Take(_input, input, record);
    }

    private void Take(CommandRequest given, in Record record)
    {
        _digest.Take(given);
        _text?.Take(_input, given);
        _session.Take(_input, new CommandInput(given), record);
    }

    // True when this was the last input that was asked for.
    private async ValueTask<bool> EndInputAsync(CancellationToken token)
    {
        if (_host is { HasSteps: true })
        {
            await _host.DoStepsAsync(_session.Events, token).ConfigureAwait(false);
        }

        token.ThrowIfCancellationRequested();
        if (_stoppedAt is null && _until?.IsReached(_divergences, _input.Number, _session) == true)
        {
            _stoppedAt = _input.Number;
        }

        return _stoppedAt is not null;
    }

    private void TellWhatIsLeft()
    {
        _commands.End();
        if (_host is null || _script.Case is not null)
        {
            return;
        }

        foreach (var plugin in _script.Plugins)
        {
            foreach (var (timer, record) in plugin.TimersLeft)
            {
                _divergences.AddAt(new Divergence(
                    DivergenceKind.NotPlayed, record, timer.At - _start, FormattableString.Invariant($"timer {timer.TimerNumber} of {plugin.Id}")));
            }

            if (plugin.TurnsLeft > 0)
            {
                _divergences.Add(DivergenceKind.NotPlayed, FormattableString.Invariant($"{plugin.TurnsLeft} turns of {plugin.Id}"));
            }
        }
    }
}
