using PluginHybrid.Core.Taps;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Does again what a recorded host did with its plugins after the session began.</summary>
/// <remarks>It does not wait: a swap waits for the awaited turn before it, which goes on later in the recording.</remarks>
/// <param name="slots">The plugins.</param>
/// <param name="around">The host.</param>
internal sealed class RecordedSteps(SlotShelf slots, SlotSurroundings around)
{
    /// <summary>Does one step.</summary>
    /// <returns>False when it cannot be done.</returns>
    public async Task<bool> DoAsync(ArrivalFact step, CancellationToken token)
    {
        if (step.Kind == ArrivalKind.Patience)
        {
            return slots.Find(step.Plugin)?.Patience.TryLose() == true;
        }

        if (slots.Find(step.Plugin) is not { } slot || (slot.State == PluginState.Running) == (step.Kind == ArrivalKind.Start))
        {
            // One that faults as it did was suspended by the guard already.
            return step.Kind == ArrivalKind.Stop;
        }

        switch (step.Kind)
        {
            case ArrivalKind.Stop:
                _ = StopAsync(slot, step.Reason);
                return true;
            case ArrivalKind.Start when step.Reason is LaneRoom.ByPerson or "resumed":
                _ = slot.ResumeAsync(step.Reason == LaneRoom.ByPerson);
                return true;
            default:
                return await AgainAsync(slot, step.Kind == ArrivalKind.Swap || step.Reason == "swap" ? StartReason.Swap : StartReason.Enabled, token).ConfigureAwait(false);
        }
    }

    private static Task StopAsync(PluginSlot slot, string? reason)
    {
        if (reason != "disabled")
        {
            return slot.StopAsync(StopReason.HostStop, "the host has stopped");
        }

        slot.Word.IsDisabled = true;
        return slot.StopAsync(StopReason.Disabled, PersonsWord.Disabled);
    }

    private async Task<bool> AgainAsync(PluginSlot slot, StartReason reason, CancellationToken token)
    {
        if (slot.Candidate is not { } candidate
            || (await around.Options.Loader.LoadAsync(candidate, token).ConfigureAwait(false)).Plugin is not { } version)
        {
            return false;
        }

        slot.Word.IsDisabled = false;
        _ = slot.TakeAsync(version, reason);
        return true;
    }
}
