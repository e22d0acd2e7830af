using PluginHybrid.Commands;
using PluginHybrid.Configuration;
using PluginHybrid.Watching;

namespace PluginHybrid.Running;

/// <summary>One run from start to end: starts the session, samples it for the display, and decides when and how it is over.</summary>
/// <param name="session">The stream.</param>
/// <param name="watch">What its events told.</param>
/// <param name="sampler">Takes the snapshots.</param>
/// <param name="display">Shows them.</param>
/// <param name="time">The clock.</param>
/// <param name="beforeStop">Looks at the running session a last time. Default nothing.</param>
internal sealed class HybridRun(ISession session, SessionWatch watch, SessionSampler sampler, IRunDisplay display, TimeProvider time, Action? beforeStop = null)
{
    private static readonly TimeSpan BetweenSamples = TimeSpan.FromMilliseconds(200);

    /// <summary>Runs until the limit, a refusal of the venue, or the interruption.</summary>
    /// <param name="limit">How long; <c>null</c>: until interrupted.</param>
    /// <param name="interrupted">Cancelled by Ctrl-C.</param>
    public async Task<RunEnd> RunAsync(TimeSpan? limit, CancellationToken interrupted)
    {
        var end = await UntilOverAsync(limit, interrupted).ConfigureAwait(false);

        // Counters and freshness are those of the running session; the close would blur them.
        var last = sampler.Take();
        beforeStop?.Invoke();
        await session.StopAsync().ConfigureAwait(false);
        display.End(last, end);
        return end;
    }

    private async Task<RunEnd> UntilOverAsync(TimeSpan? limit, CancellationToken interrupted)
    {
        try
        {
            await session.StartAsync(interrupted).ConfigureAwait(false);
            using var timer = new PeriodicTimer(BetweenSamples, time);
            while (await timer.WaitForNextTickAsync(interrupted).ConfigureAwait(false))
            {
                if (watch.Refusal is { } refusal)
                {
                    return new(ExitCode.Refused, "refused", $"The venue refused the key: {refusal.Reason}. {refusal.WhatToCheck}");
                }

                if (watch.RefusedRead is { } read)
                {
                    return new(ExitCode.Refused, "refused", $"The venue does not let the key read positions: {read.Reason}. Give the key the right to read positions and orders; hybrid doctor checks it.");
                }

                if (sampler.Elapsed >= limit)
                {
                    return Elapsed(limit.Value);
                }

                display.Show(sampler.Take());
            }
        }
        catch (OperationCanceledException) when (interrupted.IsCancellationRequested)
        {
            // The expected way out of an open-ended run.
        }

        return new(ExitCode.Interrupted, "interrupted", "Stopped by Ctrl-C or a termination signal.");
    }

    private RunEnd Elapsed(TimeSpan limit) => watch.WasFresh
        ? new(ExitCode.Fine, "time-elapsed", $"Done after {Durations.Text(limit)}.")
        : new(ExitCode.CheckFailed, "never-fresh", $"In {Durations.Text(limit)} positions and prices were never both the venue's. hybrid doctor looks for the cause.");
}
