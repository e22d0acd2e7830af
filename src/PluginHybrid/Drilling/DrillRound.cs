using System.Globalization;
using PluginHybrid.Drilling.Comparing;
using PluginHybrid.Drilling.Hosts;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Staging;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.Drilling;

/// <summary>One run: a venue of its own, the stage played on it step by step, and a host that is killed at most once and started anew.</summary>
internal sealed class DrillRound : IAsyncDisposable
{
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(100);
    // The least wait at a kill, longer than plugins keep between two commands: whether one knows that it just gave one makes no difference then.
    private static readonly TimeSpan RestartTakes = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Tail = TimeSpan.FromSeconds(3);

    // For how long, by the wall clock, a host that is not at rest must show no change before it is taken to wait for its clock.
    private static readonly TimeSpan Unbroken = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan AfterRestart = TimeSpan.FromMilliseconds(250);
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(10);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(20);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(180);

    private readonly DrillPlan _plan;
    private readonly HostTerms _terms;
    private readonly TimeProvider _clock;
    private readonly CancellationToken _token;
    private readonly HeldTime _time;
    private readonly FakeBybit _venue;
    private readonly MomentWatch _watch;
    private readonly List<string> _leftOut = [];
    private readonly Queue<Stand> _stands;
    private readonly List<Stand> _stood = [];
    private DrillHost? _host;
    private int _socketsBefore;
    private bool _restarted;
    private TimeSpan _struckAt;
    private TimeSpan _down;
    private TimeSpan _pause;
    private int _done;

    private DrillRound(DrillPlan plan, HostTerms terms, HeldTime time, FakeBybit venue, RoundScript script, TimeProvider clock, CancellationToken token)
    {
        (_plan, _terms, _time, _venue, _clock, _token) = (plan, terms, time, venue, clock, token);
        (_watch, _stands) = (new MomentWatch(venue, script.Strike), new Queue<Stand>(script.Stands));
        venue.Controls.Rest.Watch = _watch;
        venue.Controls.Add(_watch);
    }

    private DateTimeOffset Start => _plan.Session.Header.Start;

    // Where the recording is: the market stood still for as long as the pauses took.
    private TimeSpan Place => _time.GetUtcNow() - Start - _pause;

    /// <summary>Plays one run to its end.</summary>
    /// <param name="plan">What is drilled.</param>
    /// <param name="terms">What the host is started with.</param>
    /// <param name="script">Where the host is killed, and where the market stands still.</param>
    /// <param name="clock">The true clock.</param>
    /// <param name="token">Cancelled by Ctrl-C.</param>
    /// <exception cref="DrillException">It cannot go on.</exception>
    public static async Task<RoundReport> PlayAsync(DrillPlan plan, HostTerms terms, RoundScript script, TimeProvider clock, CancellationToken token)
    {
        var began = clock.GetTimestamp();
        var time = new HeldTime(plan.Session.Header.Start);
        var venue = await FakeBybit.StartAsync(
            new FakeBybitOptions
            {
                TimeProvider = time,
                Instruments = plan.Stage.Instruments,
                HedgeSymbols = plan.Stage.HedgeSymbols,
                Rules = plan.Stage.Rules,
                Accounts = [new(FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret) { Ips = ["127.0.0.1"] }],
            },
            token).ConfigureAwait(false);
        var round = new DrillRound(plan, terms, time, venue, script, clock, token);
        await using var own = round.ConfigureAwait(false);
        await round.PlayAsync().ConfigureAwait(false);
        return new RoundReport(new RoundResult(round._watch.Commands, round.Ends()), round._watch.Counts, script.Strike)
        {
            Struck = round._watch.Struck,
            At = round._struckAt,
            Down = round._down,
            Stood = round._stood,
            Took = clock.GetElapsedTime(began),
            LeftOut = round._leftOut,
        };
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        _host?.Dispose();
        await _venue.DisposeAsync().ConfigureAwait(false);
    }

    private async Task PlayAsync()
    {
        // What was there before the recording began is there before the host is.
        var steps = _plan.Stage.Steps;
        var early = steps.TakeWhile(step => step.At <= TimeSpan.Zero).ToList();
        early.ForEach(Do);
        await StartHostAsync().ConfigureAwait(false);
        await StandAsync().ConfigureAwait(false);
        foreach (var step in steps.Skip(early.Count))
        {
            await GoToAsync(step.At).ConfigureAwait(false);
            Do(step);
            _done++;
            await QuietAsync().ConfigureAwait(false);
            await StandAsync().ConfigureAwait(false);
        }

        await GoToAsync(_plan.Stage.Length + Tail).ConfigureAwait(false);
    }

    private void Do(StagedStep step)
    {
        if (_venue.Stage(step) is { } problem)
        {
            _leftOut.Add(problem);
        }
    }

    // In small steps, each until the host has done with it: so timers and prices meet the same way every time.
    private async Task GoToAsync(TimeSpan place)
    {
        while (Place < place)
        {
            var stop = _stands.TryPeek(out var stand) && stand.After == _done && stand.Place > Place && stand.Place < place ? stand.Place : place;
            var (next, target) = (_time.GetUtcNow() + Slice, Start + stop + _pause);
            _time.GoTo(next < target ? next : target);
            await QuietAsync().ConfigureAwait(false);
            await StandAsync().ConfigureAwait(false);
        }
    }

    // Where the killed run had to wait, this one waits as long: then ages and intervals of plugins are the same in both.
    private async Task StandAsync()
    {
        while (_stands.TryPeek(out var stand) && stand.After == _done && stand.Place <= Place)
        {
            _stands.Dequeue();
            for (var waited = TimeSpan.Zero; waited < stand.Length; waited += Slice)
            {
                LetTimeGo();
                await QuietAsync().ConfigureAwait(false);
            }
        }
    }

    private async Task StartHostAsync()
    {
        _socketsBefore = _venue.Controls.Connections.Count;
        _host = DrillHost.Start(_terms, _venue);
        _watch.Kill = _host.Kill;
        await LookUntilAsync("the host to hold positions and prices", IsReady, AfterRestart).ConfigureAwait(false);
    }

    private Task QuietAsync() => LookUntilAsync("the host to come to rest", IsQuiet, _restarted ? AfterRestart : Unbroken);

    private bool IsReady(HostLook look) => IsQuiet(look) && look.HoldsPositions && (look.HoldsPrices || _venue.OpenPositions.Count == 0);

    private bool IsQuiet(HostLook look) => look.IsAtRest && look.PrivateFrames == Sent(ConnectionKind.Private) && look.PublicFrames == Sent(ConnectionKind.Public);

    private long Sent(ConnectionKind kind) => _venue.Controls.Connections.Skip(_socketsBefore).Where(connection => connection.Kind == kind).Sum(connection => connection.FramesSent);

    /// <summary>Asks the host how it is until it is as wanted. The market stands still meanwhile; time goes on only when the host waits for it.</summary>
    private async Task LookUntilAsync(string what, Func<HostLook, bool> wanted, TimeSpan stillness)
    {
        var began = _clock.GetTimestamp();
        var (last, since, stepped) = ((HostLook?)null, began, began);
        while (true)
        {
            if (await LookAsync().ConfigureAwait(false) is not { } look)
            {
                await RestartAsync().ConfigureAwait(false);
                (began, last) = (_clock.GetTimestamp(), null);
                continue;
            }

            if (wanted(look))
            {
                return;
            }

            // Frames alone are no change: pongs and prices come whatever the host waits for.
            var calm = look with { PrivateFrames = 0, PublicFrames = 0 };
            (last, since) = calm == last ? (last, since) : (calm, _clock.GetTimestamp());
            var waits = look.HoldsPositions ? _clock.GetElapsedTime(since) > stillness : _clock.GetElapsedTime(began) > StartPatience;
            if (waits && _clock.GetElapsedTime(stepped) > BetweenSteps)
            {
                stepped = _clock.GetTimestamp();
                LetTimeGo();
            }

            if (_clock.GetElapsedTime(began) > Patience)
            {
                throw new DrillException(string.Create(CultureInfo.InvariantCulture, $"Waited {Patience.TotalSeconds:0} s in vain for {what}; it is at {look}."));
            }

            await Task.Delay(BetweenLooks, _clock, _token).ConfigureAwait(false);
        }
    }

    // A tenth of a second at standing prices: what the recording has left comes as much later.
    private void LetTimeGo()
    {
        var here = new Stand(_done, Place, Slice);
        if (_stood.LastOrDefault() is { } last && last.After == here.After && last.Place == here.Place)
        {
            _stood.RemoveAt(_stood.Count - 1);
            here = last with { Length = last.Length + Slice };
        }

        _stood.Add(here);
        _pause += Slice;
        _time.GoTo(_time.GetUtcNow() + Slice);
        foreach (var symbol in _venue.OpenPositions.Select(row => row.Symbol).Distinct().ToList())
        {
            Do(new StillStep(Place, symbol));
        }
    }

    // Null when it was killed, as planned.
    private async Task<HostLook?> LookAsync()
    {
        _token.ThrowIfCancellationRequested();
        try
        {
            _time.GoTo(_time.GetUtcNow());
            var look = await _host!.CallAsync(_time.GetUtcNow(), _token).ConfigureAwait(false);
            return _watch.Struck is not null && !_restarted ? null : look;
        }
        catch (HostGoneException) when (_watch.Struck is not null && !_restarted)
        {
            return null;
        }
        catch (HostGoneException gone)
        {
            throw new DrillException(gone.Message);
        }
    }

    private async Task RestartAsync()
    {
        var began = _clock.GetTimestamp();
        (_restarted, _struckAt) = (true, Place);
        _host!.Dispose();
        if (_plan.ForgetsState)
        {
            Directory.Delete(_terms.StateFolder, recursive: true);
        }

        // Order ids name the tenth of a second of their host's start.
        LetTimeGo();
        await StartHostAsync().ConfigureAwait(false);
        _down = _clock.GetElapsedTime(began);
        while (_stood[^1].Length < RestartTakes)
        {
            LetTimeGo();
            await QuietAsync().ConfigureAwait(false);
        }
    }

    private List<string> Ends() =>
    [
        .. _plan.Stage.Steps.OfType<LegStep>().Select(step => (step.Symbol, step.PositionIdx)).Distinct()
            .OrderBy(leg => leg.Symbol, StringComparer.Ordinal).ThenBy(leg => leg.PositionIdx)
            .Select(leg => Words(_venue.Position(leg.Symbol, leg.PositionIdx))),
    ];

    private static string Words(Position row) => row.IsFlat
        ? $"{row.Symbol}#{row.PositionIdx} flat"
        : $"{row.Symbol}#{row.PositionIdx} {row.Side} {SentCommand.Text(row.Size)} at {SentCommand.Text(row.EntryPrice)}, stop {SentCommand.Text(row.StopLoss)}, take profit {SentCommand.Text(row.TakeProfit)}, trail {SentCommand.Text(row.TrailingStop)}";
}
