using PluginHybrid.Hosting.Lanes;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Waits for a plugin, but not for ever.</summary>
/// <param name="slot">The plugin.</param>
/// <param name="around">The host.</param>
internal sealed class Patience(PluginSlot slot, SlotSurroundings around)
{
    private TaskCompletionSource? _enough;

    /// <summary>Waits until a task is done, or patience is at its end.</summary>
    /// <returns>True when it is done.</returns>
    public static Task<bool> ComesAsync(Task task, TimeSpan patience, TimeProvider time) =>
        task.IsCompleted ? Task.FromResult(true) : ComesAsync(task, patience, time, new TaskCompletionSource());

    /// <summary>Waits until a command of the host begins: whoever awaits in a handler is given time, then let go, then given up.</summary>
    /// <param name="began">Done when it begins.</param>
    /// <param name="room">The lane it waits for.</param>
    /// <returns>False when it did not begin.</returns>
    public async Task<bool> BeginsAsync(Task began, LaneRoom room)
    {
        if (await ComesAsync(began, room).ConfigureAwait(false))
        {
            return true;
        }

        slot.Instance?.LetGo();
        return await ComesAsync(began, room).ConfigureAwait(false);
    }

    /// <summary>It is at its end now, whatever the time: a recorded host lost it here.</summary>
    /// <returns>False when nobody waits.</returns>
    public bool TryLose()
    {
        if (_enough is not { } enough)
        {
            return false;
        }

        Lose(enough);
        return true;
    }

    private async Task<bool> ComesAsync(Task began, LaneRoom room)
    {
        if (began.IsCompleted)
        {
            return true;
        }

        var enough = _enough = new TaskCompletionSource();
        var came = await ComesAsync(began, around.Options.Limits.StopPatience, around.Time, enough).ConfigureAwait(false);
        _enough = null;
        if (!came)
        {
            room.TellPatience();
        }

        return came;
    }

    // No cancellation: its callbacks run on the pool, and an inline host would go on there.
    private static async Task<bool> ComesAsync(Task task, TimeSpan patience, TimeProvider time, TaskCompletionSource enough)
    {
        using var timer = time.CreateTimer(static end => Lose((TaskCompletionSource)end!), enough, patience, Timeout.InfiniteTimeSpan);
        return await Task.WhenAny(task, enough.Task).ConfigureAwait(false) == task;
    }

    // Whoever moves the time may carry a context that would send the one who waits to the pool.
    private static void Lose(TaskCompletionSource enough)
    {
        using var _ = GuestStay.Begin();
        enough.TrySetResult();
    }
}
