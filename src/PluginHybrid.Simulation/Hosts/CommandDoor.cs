using PluginHybrid.Core.Orders;

namespace PluginHybrid.Simulation.Hosts;

/// <summary>Shows every command of a plugin to somebody on its way to the session.</summary>
/// <param name="inner">The session.</param>
/// <param name="seen">Who looks.</param>
internal sealed class CommandDoor(ICommandPort inner, Action<CommandRequest> seen) : ICommandPort
{
    /// <inheritdoc />
    public void Submit(CommandRequest request)
    {
        seen(request);
        inner.Submit(request);
    }

    /// <inheritdoc />
    public void Watch(string symbol, bool watch) => inner.Watch(symbol, watch);

    /// <inheritdoc />
    public void Halt(bool halted, string reason) => inner.Halt(halted, reason);
}
