using PluginHybrid.Core.Orders;

namespace PluginHybrid.Bench.Loading;

/// <summary>Takes what plugins ask for and does nothing: nobody trades here.</summary>
internal sealed class NoCommands : ICommandPort
{
    public void Submit(CommandRequest request)
    {
        // Never settled.
    }

    public void Watch(string symbol, bool watch)
    {
        // There is one symbol.
    }

    public void Halt(bool halted, string reason)
    {
        // Nothing is halted.
    }
}
