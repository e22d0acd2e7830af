using PluginHybrid.Core.Journal;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Brings candidates into slots. Loading is slow and happens where the caller is, never on a lane.</summary>
/// <param name="slots">All plugins.</param>
/// <param name="around">The host.</param>
internal sealed class PluginLoading(SlotShelf slots, SlotSurroundings around)
{
    /// <summary>Loads a candidate and starts or swaps it.</summary>
    /// <param name="candidate">What lies in the folder.</param>
    /// <param name="reason">Why it starts, when it does not run yet.</param>
    /// <param name="force">True also for content that runs already or was rolled back.</param>
    /// <param name="token">Gives up.</param>
    public async Task ApplyAsync(PluginCandidate candidate, StartReason reason, bool force, CancellationToken token)
    {
        var known = slots.OfPath(candidate.Path);
        var runs = known is { State: PluginState.Running } && known.Current?.Candidate.ContentHash == candidate.ContentHash;
        if (!force && (runs || known?.Swap.IsBad(candidate.ContentHash) == true))
        {
            if (runs && known?.Current is { } running)
            {
                // The file is again what runs: whatever was wrong with it in between is undone.
                (known.Candidate, known.Problems) = (candidate, StartFindings.Warnings(running));
            }

            return;
        }

        var id = known?.Id ?? candidate.Id;
        if (!force && (!around.Options.Terms(id).Enabled || known?.Word.IsDisabled == true))
        {
            Claim(id, candidate);
            return;
        }

        var loaded = await around.Options.Loader.LoadAsync(candidate, token).ConfigureAwait(false);
        if (loaded.Plugin is not { } version)
        {
            Claim(id, candidate).Refuse(loaded.Problems);
            return;
        }

        await TakeAsync(version, candidate, known, reason).ConfigureAwait(false);
    }

    /// <summary>Loads a plugin's file once more, because a person asked.</summary>
    /// <returns>False when there is none of that id.</returns>
    public async Task<bool> AgainAsync(string id, StartReason reason, CancellationToken token)
    {
        if (slots.Find(id) is not { Candidate: { } candidate } slot)
        {
            return false;
        }

        slot.Word.IsDisabled = false;
        around.Tell(JournalKind.Operator, id, reason == StartReason.Enabled ? "enabled by a person" : "reloaded by a person");
        await ApplyAsync(candidate, reason, force: true, token).ConfigureAwait(false);
        return true;
    }

    /// <summary>The file is gone.</summary>
    public async Task RemoveAsync(PluginCandidate candidate)
    {
        if (slots.OfPath(candidate.Path) is { } slot)
        {
            await slot.StopAsync(StopReason.Disabled, "its file is gone").ConfigureAwait(false);
            slots.Remove(slot);
            slot.Shelf.Retire(slot.Current);
        }
    }

    private async Task TakeAsync(LoadedPlugin version, PluginCandidate candidate, PluginSlot? known, StartReason reason)
    {
        if (slots.Find(version.Id) is { Path.Length: > 0 } other && other.Path != candidate.Path)
        {
            SourceProblem twice = new(candidate.Path, 0, 0, "HYB0101", $"\"{version.Id}\" runs already from {other.Path}.", "Keep one of the two forms.");
            Claim(candidate.Id == version.Id ? $"{candidate.Id}-2" : candidate.Id, candidate).Refuse([twice]);
            version.Dispose();
            return;
        }

        if (known is not null && known.Id != version.Id)
        {
            await RemoveAsync(candidate).ConfigureAwait(false);
        }

        var slot = Claim(version.Id, candidate);
        if (!around.Options.Terms(version.Id).Enabled && reason == StartReason.HostStart)
        {
            version.Dispose();
            return;
        }

        await slot.TakeAsync(version, reason).ConfigureAwait(false);
    }

    private PluginSlot Claim(string id, PluginCandidate candidate)
    {
        var slot = slots.FindOrAdd(id);
        slot.Candidate = candidate;
        return slot;
    }
}
