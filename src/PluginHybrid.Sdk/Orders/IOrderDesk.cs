
namespace PluginHybrid.Sdk.Orders;

/// <summary>Where a plugin hands in its commands. Every one passes capability, mode and risk checks, and is journaled with its reason.</summary>
public interface IOrderDesk
{
    /// <summary>Hands in a command and waits for what becomes of it, without holding the lane: other events of this plugin wait, those of others do not.</summary>
    /// <param name="command">What, and because of what.</param>
    /// <returns>Never throws for what venue, network or risk rules do. Once the plugin is stopped, swapped or hung: <see cref="Denied"/> with the rule <c>revoked</c>.</returns>
    /// <example><code>var outcome = await Orders.Submit(new SetStop(update.Position.Key, price, $"1 % below {high}"));</code></example>
    ValueTask<OrderOutcome> Submit(OrderCommand command);
}
