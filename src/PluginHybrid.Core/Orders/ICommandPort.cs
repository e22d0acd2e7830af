namespace PluginHybrid.Core.Orders;

/// <summary>The way from the plugin host into the session. Every call becomes an input of its own, from any thread, also from inside a handler.</summary>
public interface ICommandPort
{
    /// <summary>Hands in a command; its <see cref="CommandSettled"/> is published later, exactly once, until the session stops.</summary>
    /// <param name="request">Who asks what.</param>
    void Submit(CommandRequest request);

    /// <summary>Follows a symbol's ticker for plugins, or no longer. Counted: as many ends as beginnings.</summary>
    /// <param name="symbol">As the venue spells it.</param>
    /// <param name="watch">False to stop.</param>
    void Watch(string symbol, bool watch);

    /// <summary>The kill switch. Halted, only what protects passes: tighter stops, reduce, close and cancel.</summary>
    /// <param name="halted">False to resume.</param>
    /// <param name="reason">Who and why, for the journal.</param>
    void Halt(bool halted, string reason);
}
