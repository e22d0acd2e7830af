using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>One reason not to send a command. Pure: the same question gets the same answer.</summary>
internal interface IRiskRule
{
    /// <summary>Looks at a command; may round it.</summary>
    /// <param name="ask">The command and what is known.</param>
    /// <returns>The refusal, or <c>null</c> to let it pass.</returns>
    Denied? Look(Ask ask);
}
