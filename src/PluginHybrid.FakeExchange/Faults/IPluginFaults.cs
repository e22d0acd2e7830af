namespace PluginHybrid.FakeExchange.Faults;

/// <summary>What a host lends to fault scripts so that its plugins may go wrong, or be replaced.</summary>
public interface IPluginFaults
{
    /// <summary>Ids of the plugins that the host has; empty while it has not begun, or is dead.</summary>
    IReadOnlyCollection<string> Ids { get; }

    /// <summary>A plugin throws in every turn, in every process of the host.</summary>
    /// <param name="plugin">Its id.</param>
    /// <returns>Disposed, it no longer does.</returns>
    IDisposable Throw(string plugin);

    /// <summary>A plugin's turns await before its own code, in every process of the host.</summary>
    /// <param name="plugin">Its id.</param>
    /// <param name="by">How long.</param>
    /// <returns>Disposed, they no longer do.</returns>
    IDisposable Slow(string plugin, TimeSpan by);

    /// <summary>A plugin is stopped and started again.</summary>
    /// <param name="plugin">Its id.</param>
    /// <returns>Ends when it runs again, with the host's fault when there is one. At once while the host is dead.</returns>
    Task RestartAsync(string plugin);

    /// <summary>A plugin is loaded again and swapped in, as a saved file would be.</summary>
    /// <param name="plugin">Its id.</param>
    /// <returns>Ends when the new one has taken over, with the host's fault when there is one. At once while the host is dead.</returns>
    Task SwapAsync(string plugin);
}
