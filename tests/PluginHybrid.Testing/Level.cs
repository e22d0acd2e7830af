namespace PluginHybrid.Testing;

/// <summary>Where a test stands on the ladder; the value of its <c>Category</c> trait.</summary>
public enum Level
{
    /// <summary>One class or a few, no socket, no file of the machine, virtual time.</summary>
    Unit,

    /// <summary>Several rooms together, over real loopback sockets.</summary>
    Integration,

    /// <summary>The whole host as a user runs it.</summary>
    System,

    /// <summary>Rates, latency, memory, against the generous limits of the user's document.</summary>
    Performance,

    /// <summary>Recovery from trouble.</summary>
    Failover,
}
