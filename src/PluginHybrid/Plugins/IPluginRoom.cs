namespace PluginHybrid.Plugins;

/// <summary>The plugins of one run, from start to stop.</summary>
internal interface IPluginRoom : IPluginBoard, IAsyncDisposable
{
    /// <summary>Finds, loads and starts them; what cannot be loaded is shown and keeps nobody else.</summary>
    /// <param name="token">Gives up loading.</param>
    Task StartAsync(CancellationToken token);

    /// <summary>Stops them and waits for their last turns.</summary>
    Task StopAsync();
}
