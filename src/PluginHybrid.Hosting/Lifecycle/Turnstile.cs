namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Lets commands through one after the other.</summary>
/// <param name="inline">True: who waited goes on on the thread of the one before, as where whoever publishes runs the lanes. False: on one of the pool.</param>
internal sealed class Turnstile(bool inline)
{
    private readonly Lock _gate = new();
    private Task _last = Task.CompletedTask;

    /// <summary>Runs a command once those before it are done; at once and on this thread when there are none.</summary>
    public async Task RunAsync(Func<Task> command)
    {
        var through = new TaskCompletionSource(inline ? TaskCreationOptions.None : TaskCreationOptions.RunContinuationsAsynchronously);
        Task before;
        lock (_gate)
        {
            (before, _last) = (_last, through.Task);
        }

        await before.ConfigureAwait(false);
        try
        {
            await command().ConfigureAwait(false);
        }
        finally
        {
            through.SetResult();
        }
    }
}
