using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Configuration;
using PluginHybrid.Core.Journal;
using PluginHybrid.Running;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Venues;
using PluginHybrid.Watching;

namespace PluginHybrid.Diagnosis;

/// <summary>Runs the real stream for a moment: does the public socket open, is the key accepted, can positions be read?</summary>
/// <param name="link">Where it leads.</param>
/// <param name="settings">How it is held.</param>
/// <param name="time">The clock.</param>
internal sealed class StreamProbe(VenueLink link, HybridSettings settings, TimeProvider time)
{
    private const string PublicSocket = "public socket";
    private const string PrivateSocket = "private socket";
    private const string Positions = "positions";
    private const string Unreached = "See the checks of name and connection above; if they are fine, a proxy may refuse WebSockets.";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan Glance = TimeSpan.FromMilliseconds(50);

    /// <summary>Probes until all is known, or patience ends.</summary>
    /// <param name="token">Gives up.</param>
    public async Task<IReadOnlyList<CheckResult>> ProbeAsync(CancellationToken token)
    {
        var watch = new SessionWatch(time);
        var session = new BybitSession(link, settings, watch, NoJournal.Instance, orders: null, time, NullLoggerFactory.Instance);
        await using var ownSession = session.ConfigureAwait(false);
        await session.StartAsync(token).ConfigureAwait(false);
        var began = time.GetTimestamp();
        var seen = new List<IHybridEvent>();
        var next = 0L;
        while (!IsKnown(seen) && time.GetElapsedTime(began) < Patience)
        {
            await Task.Delay(Glance, time, token).ConfigureAwait(false);
            (var events, _, next) = watch.History.Since(next);
            seen.AddRange(events);
        }

        return [JudgePublic(session, seen), JudgePrivate(session, seen), JudgePositions(seen)];
    }

    private static bool IsKnown(List<IHybridEvent> seen) =>
        seen.Any(happened => happened.Name == EventNames.PublicConnected)
        && seen.Any(happened => happened is ReconcileCompleted or AuthFailed { IsFinal: true } || IsRefusal(happened));

    private static CheckResult JudgePublic(BybitSession session, List<IHybridEvent> seen) =>
        seen.Any(happened => happened.Name == EventNames.PublicConnected)
            ? CheckResult.Ok(PublicSocket, "open")
            : CheckResult.Fail(PublicSocket, Problem(session.Public.LastProblem), Unreached);

    private static CheckResult JudgePrivate(BybitSession session, List<IHybridEvent> seen)
    {
        // One refusal may be the clock's: the stream measures it anew and tries again, and only what comes of that counts.
        var refused = seen.OfType<AuthFailed>().Cast<AuthFailed?>().LastOrDefault();
        var isOpen = seen.FindLastIndex(happened => happened.Name == EventNames.PrivateConnected)
            > seen.FindLastIndex(happened => happened is AuthFailed);
        return (isOpen, refused) switch
        {
            (true, _) => CheckResult.Ok(PrivateSocket, "open, key accepted, topics confirmed"),
            (_, { } no) => new(PrivateSocket, CheckStatus.Fail, $"the key was not accepted: {no.Reason}", no.WhatToCheck, no.IsFinal),
            _ => CheckResult.Fail(PrivateSocket, Problem(session.Private.LastProblem), Unreached),
        };
    }

    private static CheckResult JudgePositions(List<IHybridEvent> seen)
    {
        if (seen.OfType<ReconcileCompleted>().Cast<ReconcileCompleted?>().FirstOrDefault() is { } read)
        {
            return CheckResult.Ok(Positions, $"{read.Rows} rows read in {read.Took.TotalMilliseconds:0} ms");
        }

        return seen.OfType<ReconcileFailed>().Cast<ReconcileFailed?>().LastOrDefault() switch
        {
            { } failed when IsRefusal(failed) => CheckResult.Refuse(Positions, failed.Reason, "Give the key the right to read positions; see the checks of the key."),
            { } failed => CheckResult.Fail(Positions, failed.Reason, "See the checks of rest and of the key above, and try again."),
            null => CheckResult.Skip(Positions, "the private socket did not come so far"),
        };
    }

    private static bool IsRefusal(IHybridEvent happened) => happened is ReconcileFailed { Failure: ReadFailure.Key };

    private static string Problem(string last) => last.Length > 0 ? last : $"not open after {Durations.Text(Patience)}";
}
