using PluginHybrid.Hosting.Lifecycle;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>Told by a lane of how its turns went. Called on the lane; must not block.</summary>
internal interface ITurnWatch
{
    /// <summary>Plugin code threw.</summary>
    /// <param name="instance">Whose.</param>
    /// <param name="handler">In what.</param>
    /// <param name="exception">What; not kept, for it holds the plugin's types.</param>
    void Faulted(PluginInstance instance, string handler, Exception exception);

    /// <summary>Plugin code came back, or came to its first pending await.</summary>
    /// <param name="instance">Whose.</param>
    /// <param name="handler">In what.</param>
    /// <param name="took">Without what was awaited.</param>
    /// <param name="allocated">Bytes.</param>
    void Turned(PluginInstance instance, string handler, TimeSpan took, long allocated);

    /// <summary>An account event, a tick or a ticker was handled.</summary>
    /// <param name="instance">By whom.</param>
    void Handled(PluginInstance instance);

    /// <summary>Something failed beside plugin code, and the lane cannot go on.</summary>
    /// <param name="lane">Which.</param>
    /// <param name="exception">What; not kept.</param>
    void Broke(Lane lane, Exception exception);
}
