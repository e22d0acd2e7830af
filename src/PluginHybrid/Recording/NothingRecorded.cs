namespace PluginHybrid.Recording;

/// <summary>Stands where a recording would be ended.</summary>
internal sealed class NothingRecorded : IAsyncDisposable
{
    private NothingRecorded()
    {
    }

    /// <summary>The one there is.</summary>
    public static NothingRecorded Instance { get; } = new();

    /// <inheritdoc />
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
