namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Lets commands through one after the other.</summary>
internal sealed class Turnstile : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);

    /// <summary>Runs a command once those before it are done; at once and on this thread when there are none.</summary>
    public async Task RunAsync(Func<Task> command)
    {
        await _one.WaitAsync().ConfigureAwait(false);
        try
        {
            await command().ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <inheritdoc />
    public void Dispose() => _one.Dispose();
}
