using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Hosting.State;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>The plugin's values as the host had them at the start, with its own writes since; each write goes to the host.</summary>
internal sealed class ChildState : JsonValues
{
    private readonly Outbox _outbox;

    /// <param name="plugin">The plugin's id, for texts.</param>
    /// <param name="values">JSON by key.</param>
    /// <param name="outbox">The way to the host.</param>
    public ChildState(string plugin, IReadOnlyDictionary<string, string> values, Outbox outbox)
        : base(plugin)
    {
        _outbox = outbox;
        Fill(values);
    }

    /// <inheritdoc />
    protected override void Changed(string key, string? text) =>
        _outbox.Add(text is null ? new RemoveValue(key) : new StoreValue(key, text));
}
