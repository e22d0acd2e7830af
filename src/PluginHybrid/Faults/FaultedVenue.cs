using PluginHybrid.Bybit;
using PluginHybrid.Commands;
using PluginHybrid.FakeExchange;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Summaries;

namespace PluginHybrid.Faults;

/// <summary>A run on the simulated exchange with a fault script laid over it.</summary>
/// <remarks>The host gets the clock that is lent, so that the script can bend it; the exchange keeps the true one.</remarks>
internal sealed class FaultedVenue : IDisposable
{
    private readonly FaultRun _run;
    private HostView? _view;
    private ObservedRun? _seen;

    private FaultedVenue(FaultRun run, LentProcess lent) => (_run, Lent) = (run, lent);

    /// <summary>What the host lends.</summary>
    public LentProcess Lent { get; }

    /// <summary>Lays a script over an exchange.</summary>
    /// <param name="script">The script.</param>
    /// <param name="exchange">The exchange, set up by the script's scene.</param>
    /// <param name="time">The true clock.</param>
    public static FaultedVenue Lay(FaultScript script, FakeBybit exchange, TimeProvider time)
    {
        var lent = new LentProcess(time);
        return new FaultedVenue(exchange.Lay(script, lent, lent.Plugins), lent);
    }

    /// <summary>Listens to the host from now on; best before its start. Of several processes the newest counts.</summary>
    /// <param name="stream">The host's stream.</param>
    public void Watch(BybitHybridStream stream) => (_view ??= new HostView(() => _run.Elapsed, Lent.Plugins.Left)).Follow(stream);

    /// <summary>Lets the script take the host's life.</summary>
    /// <param name="crash">Has it die; what it gives, disposed, starts the next one.</param>
    public void LendLife(Func<IDisposable> crash) => Lent.LendLife(() =>
    {
        _view?.Lose();
        return crash();
    });

    /// <summary>Keeps how things stand, for the report: a session that stops is not fresh any more.</summary>
    public void Observe() => _seen = _run.Observe(_view ?? throw new InvalidOperationException("Nothing is watched yet."));

    /// <summary>What struck, what it cost, and what was expected and does not hold; <c>null</c> before <see cref="Observe"/>.</summary>
    public FaultsSummary? Summary() => _seen is not { } seen ? null : new FaultsSummary(
        _run.Script.Source,
        [.. FaultReport.Of(seen).Select(StrikeSummary.Of)],
        seen.OldFrames,
        seen.Malformed.Private + seen.Malformed.Public,
        FaultVerdict.Of(_run.Script, seen));

    /// <summary>Writes what struck, what it cost, and what was expected and does not hold.</summary>
    /// <param name="to">Where to; people read it.</param>
    /// <returns>The exit code: fine, or a failed check.</returns>
    public int Report(TextWriter to)
    {
        if (_seen is not { } seen)
        {
            return ExitCode.CheckFailed;
        }

        to.WriteLine($"Faults of {_run.Script.Source}:");
        foreach (var report in FaultReport.Of(seen))
        {
            to.WriteLine($"  {report}");
        }

        to.WriteLine($"  {seen.OldFrames} old ticker frames left out; {seen.Malformed.Private + seen.Malformed.Public} malformed frames left out.");
        var broken = FaultVerdict.Of(_run.Script, seen);
        foreach (var line in broken)
        {
            to.WriteLine($"  NOT AS EXPECTED: {line}");
        }

        if (broken.Count == 0)
        {
            to.WriteLine("  Everything the script expects holds.");
        }

        return broken.Count == 0 ? ExitCode.Fine : ExitCode.CheckFailed;
    }

    /// <inheritdoc />
    public void Dispose() => _run.Dispose();
}
