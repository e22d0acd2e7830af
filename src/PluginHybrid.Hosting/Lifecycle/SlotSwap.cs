using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Exchanges a plugin's version between two events, and takes it back. Its methods with a room run on that lane.</summary>
/// <param name="slot">The plugin.</param>
/// <param name="turns">First and last turns.</param>
/// <param name="around">The host.</param>
internal sealed class SlotSwap(PluginSlot slot, SlotTurns turns, SlotSurroundings around)
{
    private readonly HashSet<string> _badHashes = new(StringComparer.Ordinal);
    private IReadOnlyDictionary<string, string> _stateBefore = new Dictionary<string, string>();
    private LoadedPlugin? _fallback;

    /// <summary>Versions that took over while the plugin ran.</summary>
    public long Count { get; private set; }

    /// <summary>How long the last one held up events.</summary>
    public TimeSpan Gap { get; private set; }

    /// <summary>Whether a content is known to have failed.</summary>
    public bool IsBad(string contentHash) => _badHashes.Contains(contentHash);

    /// <summary>The new version takes over; if its start fails the old one goes on, with the state as it was.</summary>
    public async ValueTask TakeOverAsync(LaneRoom room, LoadedPlugin fresh)
    {
        var began = around.Time.GetTimestamp();
        var old = slot.Current!;
        await turns.EndAsync(room, slot.Instance!, StopReason.Swap).ConfigureAwait(true);
        _stateBefore = around.Options.States.Load(slot.Id);
        try
        {
            await turns.BeginAsync(room, fresh, StartReason.Swap, state: null).ConfigureAwait(true);
        }
        catch (PluginStartException refused)
        {
            await ReturnAsync(room, fresh, old, refused.Message).ConfigureAwait(true);
            return;
        }

        TrialPassed();
        (_fallback, slot.Current) = (old, fresh);
        slot.Guard.BeginTrial(slot.Instance!);
        Count++;
        Gap = around.Time.GetElapsedTime(began);
        around.Tell(JournalKind.Lifecycle, slot.Id, FormattableString.Invariant($"swapped {old.Version} for {fresh.Version}, events waited {Gap.TotalMilliseconds:0.0} ms"));
    }

    /// <summary>The version that faulted on trial goes, the one before comes back.</summary>
    public async ValueTask RollBackAsync(LaneRoom room, string why)
    {
        if (_fallback is not { } old || slot.Instance is not { HasEnded: false } bad)
        {
            return;
        }

        _fallback = null;
        SlotTurns.Leave(room, bad);
        await ReturnAsync(room, slot.Current!, old, why).ConfigureAwait(true);
    }

    /// <summary>The version that runs needs no way back any more.</summary>
    public void TrialPassed() => slot.Shelf.Retire(Interlocked.Exchange(ref _fallback, null));

    private async ValueTask ReturnAsync(LaneRoom room, LoadedPlugin bad, LoadedPlugin old, string why)
    {
        _badHashes.Add(bad.Candidate.ContentHash);
        around.Options.States.Restore(slot.Id, _stateBefore);
        slot.Current = old;
        slot.Problems = [new SourceProblem(bad.Candidate.Path, 0, 0, "HYB0100", $"version {bad.Version} was rolled back: {why}")];
        slot.Shelf.Retire(bad);
        await turns.BeginAsync(room, old, StartReason.Rollback, state: null).ConfigureAwait(true);
        around.Tell(JournalKind.Lifecycle, slot.Id, $"rolled back from {bad.Version} to {old.Version}: {why}", isWarning: true);
    }
}
