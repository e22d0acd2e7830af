using PluginHybrid.Hosting.Lanes;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Waits for a plugin, but not for ever.</summary>
internal static class Patience
{
    /// <summary>Waits until a task is done, or patience is at its end.</summary>
    /// <returns>True when it is done.</returns>
    public static async Task<bool> ComesAsync(Task task, TimeSpan patience, TimeProvider time)
    {
        if (task.IsCompleted)
        {
            return true;
        }

        // No cancellation: its callbacks run on the pool, and an inline host would go on there.
        var enough = new TaskCompletionSource();
        using var timer = time.CreateTimer(static end => IsEnough((TaskCompletionSource)end!), enough, patience, Timeout.InfiniteTimeSpan);
        return await Task.WhenAny(task, enough.Task).ConfigureAwait(false) == task;
    }

    /// <summary>Waits until a command of the host begins: whoever awaits in a handler is given time, then let go, then given up.</summary>
    /// <returns>False when it did not begin.</returns>
    public static async Task<bool> BeginsAsync(Task began, PluginSlot slot, SlotSurroundings around)
    {
        var patience = around.Options.Limits.StopPatience;
        if (await ComesAsync(began, patience, around.Time).ConfigureAwait(false))
        {
            return true;
        }

        slot.Instance?.LetGo();
        return await ComesAsync(began, patience, around.Time).ConfigureAwait(false);
    }

    // Whoever moves the time may carry a context that would send the one who waits to the pool.
    private static void IsEnough(TaskCompletionSource enough)
    {
        using var _ = GuestStay.Begin();
        enough.TrySetResult();
    }
}
