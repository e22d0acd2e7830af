using Microsoft.Extensions.Time.Testing;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Faults;
using PluginHybrid.Recordings.Capture;
using PluginHybrid.Testing;

namespace PluginHybrid.Failover.Tests.Rigging;

/// <summary>Plays one fault script: a fake exchange, the real host over loopback sockets, and a clock that runs as fast as both can follow.</summary>
internal sealed class Play : IAsyncDisposable
{
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(40);

    // Scripts strike from then on what holds a position; the first host of a test run is still being compiled.
    private static readonly TimeSpan Start = TimeSpan.FromSeconds(4);
    private const int SlowStart = 12;

    // As fast as the clock runs, a turn that takes milliseconds would count as one that hangs. One that does hang is not waited for.
    private const int LongestTurn = 300;
    private readonly FakeTimeProvider _clock;
    private readonly FakeBybit _exchange;
    private readonly HostUnderTest _host;
    private readonly FaultRun _run;

    private Play(FakeTimeProvider clock, FakeBybit exchange, HostUnderTest host, FaultRun run) =>
        (_clock, _exchange, _host, _run) = (clock, exchange, host, run);

    /// <summary>Plays a script to its end.</summary>
    /// <param name="record">Where the host's session is recorded; <c>null</c>: it is not.</param>
    /// <returns>What came of it, and what of that was not expected.</returns>
    public static async Task<(ObservedRun Run, IReadOnlyList<string> Broken)> AllOf(FaultScript script, IPartTarget? record = null)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 2, 3, 12, 0, 0, TimeSpan.Zero));
        using var certificate = script.Scene.Tls ? OwnCertificate.ForLoopback() : null;
        var exchange = await FakeBybit.StartAsync(script.Scene.Furnish(new FakeBybitOptions { Seed = 7, TimeProvider = clock, Certificate = certificate }));
        var lent = new LentProcess(clock);
        var run = exchange.Lay(script, lent, lent.Plugins);
        var host = await HostUnderTest.StartAsync(script, exchange, certificate, lent, () => run.Elapsed, record);
        await using var play = new Play(clock, exchange, host, run);
        return await play.ToEnd();
    }

    public async ValueTask DisposeAsync()
    {
        _run.Dispose();
        var ending = _host.DisposeAsync().AsTask();
        await Wait.Until("the host has stopped", () =>
        {
            _clock.Advance(TimeSpan.FromMilliseconds(100));
            return ending.IsCompleted;
        });
        await ending;
        await _exchange.DisposeAsync();
    }

    private async Task<(ObservedRun Run, IReadOnlyList<string> Broken)> ToEnd()
    {
        var step = TimeSpan.FromMilliseconds(40) * _run.Script.Scene.Pace;
        ObservedRun seen = null!;
        IReadOnlyList<string> broken = [];
        var limit = _run.Script.Scene.Lasts + (LongestWait * _run.Script.Scene.Pace);
        var (steps, looks, turning) = (0, 0, 0);
        var isStarting = true;

        // Either the script's expectations come to hold, or time is up and the verdict says which do not.
        await Wait.Until(
            $"the end of {_run.Script.Name}",
            () =>
            {
                isStarting = isStarting && _run.Elapsed < Start && !_host.IsFresh;
                if (isStarting && ++looks % SlowStart != 0)
                {
                    return false;
                }

                turning = turning < LongestTurn && _host.IsInATurn ? turning + 1 : 0;
                if (turning > 0)
                {
                    return false;
                }

                _clock.Advance(step);
                if (++steps % 5 != 0 || !(IsDue() || _run.Elapsed > limit))
                {
                    return false;
                }

                seen = _run.Observe(_host.View);
                broken = FaultVerdict.Of(_run.Script, seen);
                return broken.Count == 0 || _run.Elapsed > limit;
            },
            () => Tell(_run.Observe(_host.View)),
            Patience);
        return (seen, [.. broken, .. broken.Count == 0 ? [] : new[] { Tell(seen) }]);
    }

    private bool IsDue() => _run.IsOver && _run.Elapsed - (_run.Strikes is [.., var last] ? last.At : TimeSpan.Zero) >= _run.Script.Scene.Lasts;

    private string Tell(ObservedRun seen) =>
        $"{string.Join('\n', FaultVerdict.Of(_run.Script, seen))}\nstrikes:\n{string.Join('\n', seen.Strikes)}\nevents:\n"
        + $"{string.Join('\n', seen.Events.TakeLast(60).Select(happened => $"{happened.At.TotalSeconds,8:0.000} {happened.Name} {happened.Stream} {happened.Symbol} {happened.Text}"))}\n"
        + $"sockets:\n{string.Join('\n', _exchange.Controls.Connections)}\n{_host.Tell()}";
}
