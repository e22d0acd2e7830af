using PluginHybrid.Hosting.State;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Durable for as long as the test runs. Tells the order of writes in a shared log.</summary>
internal sealed class LoggedStates(List<string> log) : IPluginStates
{
    private readonly MemoryStates _kept = new();

    public IReadOnlyDictionary<string, string> Load(string plugin) => _kept.Load(plugin);

    public void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes)
    {
        _kept.Write(plugin, changes);
        lock (log)
        {
            log.Add($"state {plugin} {string.Join(",", changes.Select(change => $"{change.Key}={change.Value}"))}");
        }
    }

    public void Restore(string plugin, IReadOnlyDictionary<string, string> values) => _kept.Restore(plugin, values);
}
