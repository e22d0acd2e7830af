using Microsoft.Extensions.Logging;
using PluginHybrid.Configuration;
using PluginHybrid.Credentials;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.Faults;
using PluginHybrid.Logs;
using PluginHybrid.Plugins;
using PluginHybrid.Venues;
using PluginHybrid.Watching;

namespace PluginHybrid.Replaying;

/// <summary>Plays a recording through real sockets to the real host with the plugins of the recording.</summary>
/// <param name="plan">What a person asked.</param>
/// <param name="session">The recording.</param>
/// <param name="configured">What is configured; the header overrules it where it speaks.</param>
/// <param name="time">The clock.</param>
internal sealed class SocketReplay(ReplayPlan plan, RecordedSession session, LoadedSettings configured, TimeProvider time)
{
    // Host and exchange share a clock that goes as fast as the playback: so timers of plugins keep their distance to the prices.
    private readonly FasterTime _played = new(time);
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan CommandPatience = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan SubscribePatience = TimeSpan.FromSeconds(5);
    private const int QuietLooks = 4;

    /// <summary>Lines of the host's log, oldest first; told to whoever asks for it after the run.</summary>
    public LogBuffer Logs { get; } = new(configured.Settings.Log.Level, time);

    /// <summary>Runs until the recording's end.</summary>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    public async Task<ReplayResult> RunAsync(CancellationToken interrupted)
    {
        var folder = Directory.CreateTempSubdirectory("hybrid-replay-");
        try
        {
            return await RunAsync(folder.FullName, interrupted).ConfigureAwait(false);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<ReplayResult> RunAsync(string folder, CancellationToken interrupted)
    {
        var terms = new RecordedTerms(session);
        var loaded = terms.Over(configured, folder, Math.Max(1, plan.Pace.Factor));
        var lent = new LentProcess(_played);
        using var factory = LoggerFactory.Create(builder => builder.SetMinimumLevel(loaded.Settings.Log.Level).AddProvider(Logs));
        var link = await VenueLink.PlayAsync(Exchange(), terms.RunPrefix, terms.Orders, interrupted).ConfigureAwait(false);
        await using var ownLink = link.ConfigureAwait(false);
        Logs.Hide = new SecretMask(link.Credentials).Hide;
        using var store = RunState.Open(loaded, _played, factory);
        terms.Restore(store);
        var loader = PluginHosting.Early(loaded);
        await using var ownLoader = loader.ConfigureAwait(false);
        var host = new HostedRun(loaded, link, loader, new SessionWatch(_played), store, lent.Time, factory, lent: lent.Plugins);
        await using var ownHost = host.ConfigureAwait(false);

        using var faults = plan.Faults is { } script ? link.Fake.Lay(script, lent, lent.Plugins) : null;
        var playback = link.Fake.Playback!;
        playback.Moments = faults;
        var began = _played.GetTimestamp();
        var view = new HostView(() => faults?.Elapsed ?? _played.GetElapsedTime(began), lent.Plugins.Left);
        view.Follow(host.Stream);
        await host.Session.StartAsync(interrupted).ConfigureAwait(false);
        await playback.Started.WaitAsync(interrupted).ConfigureAwait(false);
        _played.Hurry(Math.Max(1, plan.Pace.Factor));
        await playback.Ended.WaitAsync(interrupted).ConfigureAwait(false);
        await SettleAsync(host, view, playback, faults, interrupted).ConfigureAwait(false);

        var observed = faults?.Observe(view);
        var result = new ReplayResult(plan, session.Length, playback.Report(), [.. view.Legs.OrderBy(leg => leg.Facts, StringComparer.Ordinal)])
        {
            Costs = observed is null ? [] : FaultReport.Of(observed),
            Broken = observed is null ? [] : FaultVerdict.Of(plan.Faults!, observed),
            Gaps = [.. view.Events.Where(told => told.Name.EndsWith(".reconnected", StringComparison.Ordinal))],
        };
        await host.Session.StopAsync().ConfigureAwait(false);
        return result;
    }

    private FakeBybitOptions Exchange()
    {
        var options = new FakeBybitOptions
        {
            TimeProvider = _played,
            Accounts = [new(FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret) { Ips = ["127.0.0.1"] }],
            Playback = new PlaybackOptions
            {
                Session = session,
                Pace = plan.Pace.Factor == 0 ? plan.Pace : Pace.Recorded,
                CommandPatience = CommandPatience * Math.Max(1, plan.Pace.Factor),
                SubscribePatience = SubscribePatience * Math.Max(1, plan.Pace.Factor / 5.0),
                ShiftTimes = plan.ShiftTimes,
                UntilRecord = plan.UntilRecord,
                UntilTime = plan.UntilTime,
            },
        };
        return plan.Faults?.Scene.Furnish(options) ?? options;
    }

    /// <summary>Waits until the host has taken everything: its counts stand still, faults are over, and it holds what the recording leaves; or until patience ends.</summary>
    private async Task SettleAsync(HostedRun host, HostView view, PlaybackControl playback, FaultRun? faults, CancellationToken interrupted)
    {
        var began = time.GetTimestamp();
        var (seen, quiet) = (-1L, 0);
        using var timer = new PeriodicTimer(BetweenLooks, time);
        while (await timer.WaitForNextTickAsync(interrupted).ConfigureAwait(false))
        {
            var frames = host.Session.Private.Frames + host.Session.Public.Frames;
            (seen, quiet) = (frames, frames == seen ? quiet + 1 : 0);
            var same = playback.Report().Legs.Select(leg => leg.Facts).SequenceEqual(view.Legs.Select(leg => leg.Facts).Order(StringComparer.Ordinal));
            var over = faults is null || (faults.IsOver && view.IsFresh && time.GetElapsedTime(began) >= plan.Faults!.Scene.Lasts);
            if ((quiet >= QuietLooks && same && over) || time.GetElapsedTime(began) > Patience)
            {
                return;
            }
        }
    }
}
