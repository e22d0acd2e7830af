namespace PluginHybrid.Faults;

/// <summary>One process of a host as <see cref="HostLives{TLife}"/> has it live and die. Disposed, it ends in order; after its death only what it holds of this process is let go.</summary>
internal interface IHostLife : IAsyncDisposable
{
    /// <summary>Loads its plugins and dials.</summary>
    /// <param name="token">Gives up starting.</param>
    Task StartAsync(CancellationToken token);

    /// <summary>It dies: nothing it does afterwards reaches the venue, the disk or who listens.</summary>
    /// <returns>Ends when its state is free for the next one.</returns>
    Task AbandonAsync();
}
