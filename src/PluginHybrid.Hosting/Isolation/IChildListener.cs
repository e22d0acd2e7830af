using PluginHybrid.Hosting.Isolation.Wire;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>Takes what a plugin's process says. Called on the threads that read it; must not block.</summary>
internal interface IChildListener
{
    /// <summary>A line of the protocol.</summary>
    void Came(FromChild frame);

    /// <summary>A line of the error stream.</summary>
    void Said(string line);

    /// <summary>It is gone. Told once, last.</summary>
    /// <param name="why">In words for people.</param>
    void Lost(string why);
}
