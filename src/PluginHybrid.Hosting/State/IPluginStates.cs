namespace PluginHybrid.Hosting.State;

/// <summary>Durable values of all plugins of one environment and account. Values are JSON texts.</summary>
public interface IPluginStates
{
    /// <summary>All values of a plugin, by key in ordinal order.</summary>
    /// <param name="plugin">Its id.</param>
    IReadOnlyDictionary<string, string> Load(string plugin);

    /// <summary>Stores what one turn changed, all of it or nothing; a <c>null</c> removes. Does not wait for the disk; journal entries appended later are durable later.</summary>
    /// <param name="plugin">Its id.</param>
    /// <param name="changes">Key and JSON text.</param>
    void Write(string plugin, IReadOnlyList<KeyValuePair<string, string?>> changes);

    /// <summary>Puts all values of a plugin back as they were: for a rollback.</summary>
    /// <param name="plugin">Its id.</param>
    /// <param name="values">As given by <see cref="Load"/>.</param>
    void Restore(string plugin, IReadOnlyDictionary<string, string> values);
}
