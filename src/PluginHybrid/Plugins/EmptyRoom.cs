using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Plugins;

/// <summary>A room without plugins.</summary>
internal sealed class EmptyRoom : IPluginRoom
{
    /// <inheritdoc />
    public IReadOnlyList<PluginLine> Plugins() => [];

    /// <inheritdoc />
    public Task StartAsync(CancellationToken token) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StopAsync() => Task.CompletedTask;

    /// <inheritdoc />
    public Task EnableAsync(string id, CancellationToken token) => Task.CompletedTask;

    /// <inheritdoc />
    public Task DisableAsync(string id, CancellationToken token) => Task.CompletedTask;

    /// <inheritdoc />
    public Task ReloadAsync(string id, CancellationToken token) => Task.CompletedTask;

    /// <inheritdoc />
    public Task ResumeAsync(string id, CancellationToken token) => Task.CompletedTask;

    /// <inheritdoc />
    public Task SetModeAsync(string id, PluginMode mode, CancellationToken token) => Task.CompletedTask;

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
