namespace PluginHybrid.Sdk.Lifecycle;

/// <summary>Work off the lane, for what takes long or needs the network. Cancelled when the plugin stops.</summary>
public interface IBackgroundWork
{
    /// <summary>Runs work on the thread pool and comes back to the lane with its result.</summary>
    /// <typeparam name="T">What it brings back.</typeparam>
    /// <param name="work">Must not touch the plugin's fields; observes the token.</param>
    /// <exception cref="OperationCanceledException">The plugin was stopped meanwhile.</exception>
    /// <example><code>var status = await Background.Run(async stop => (await http.PostAsync(url, body, stop)).StatusCode);</code></example>
    Task<T> Run<T>(Func<CancellationToken, Task<T>> work);
}
