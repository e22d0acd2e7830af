using PluginHybrid.Core.Events;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Hosting.State;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Hosting.Checking.Rehearsing;

/// <summary>One run of one plugin over generated events, on the real host, driven inline in virtual time, with a venue in memory.</summary>
/// <remarks>It runs as live with all it asks for granted: nothing leaves the process, so it may show what it would do.</remarks>
/// <param name="loader">Loads it.</param>
/// <param name="candidate">Which plugin.</param>
/// <param name="seed">Seeds prices and the plugin's own chance.</param>
public sealed class Rehearsal(IPluginLoader loader, PluginCandidate candidate, int seed)
{
    private const Capabilities Everything = (Capabilities)127;

    private static readonly DateTimeOffset Beginning = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    private readonly VirtualTime _time = new(Beginning);
    private readonly EventRouter _router = new();
    private readonly MemoryStates _states = new();
    private readonly List<string> _decisions = [];

    /// <summary>Told once it was started, before the first price: how it went.</summary>
    public Action<bool, string> Started { get; init; } = static (_, _) => { };

    /// <summary>Starts it, plays the market to it, stops it.</summary>
    /// <param name="token">Gives up between two prices.</param>
    public async Task<RehearsalReport> RunAsync(CancellationToken token)
    {
        using var log = new RehearsalLog();
        var events = new RehearsalEvents(_router, _time);
        var venue = new RehearsalVenue(events, _time) { Decided = (request, outcome) => _decisions.Add(CommandWords.Of(request, outcome)) };
        var market = new RehearsalMarket(venue, events, _time, seed);
        var host = new PluginHost(new PluginHostOptions
        {
            Router = _router,
            Commands = venue,
            Loader = loader,
            States = _states,
            Time = _time,
            Loggers = log,
            Seed = seed,
            Driving = LaneDriving.Inline,
            Terms = _ => new PluginTerms { Mode = PluginMode.Live, Allow = Everything },
        });
        await using var own = host.ConfigureAwait(false);
        market.Before();
        await host.StartAsync([candidate], token).ConfigureAwait(false);
        venue.Settle();
        var began = host.Status().Single();
        var runs = began.State == PluginState.Running;
        Started(runs, WhyNot(began));
        if (runs) market.Play(token);
        var played = host.Status().Single();
        await host.StopAsync().ConfigureAwait(false);
        var stopped = host.Status().Single();
        return new RehearsalReport
        {
            Started = runs,
            Why = runs && played.State == PluginState.Running ? "" : WhyNot(played),
            Decisions = [.. _decisions],
            Log = [.. log.Lines],
            State = [.. _states.Load(candidate.Id).Select(value => $"{value.Key} = {value.Value}")],
            Faults = played.Faults,
            StopFaults = [.. stopped.Faults.Skip(played.Faults.Count)],
            Events = events.Published,
        };
    }

    private static string WhyNot(PluginStatus status) => string.Join(' ', [status.Why, .. status.Problems.Where(problem => problem.IsError).Select(problem => problem.ToString())]).Trim();
}
