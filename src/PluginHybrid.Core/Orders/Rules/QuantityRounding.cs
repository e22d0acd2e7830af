using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>Cuts a reduction to what is held, rounds it down to the step, and takes a rest that could not be traded along.</summary>
internal sealed class QuantityRounding : IRiskRule
{
    public Denied? Look(Ask ask)
    {
        if (ask.Command is ClosePosition)
        {
            ask.Quantity = ask.Facts.Held!.Size;
            return null;
        }

        if (ask.Command is not Reduce reduce)
        {
            return null;
        }

        var rules = ask.Facts.Instrument!;
        var held = ask.Facts.Held!.Size;

        // While a close is under way nothing is left to cut: the ledger says that it is being done.
        var left = ask.Facts.ClosedBy.Length > 0 ? held : Math.Max(0, held - ask.Facts.Reducing);
        var quantity = Math.Min(reduce.Quantity, left);
        quantity = quantity == held ? held : rules.RoundQuantity(Math.Max(0, quantity));
        var rest = left - quantity;
        if (quantity > 0 && rest > 0 && rest < rules.MinQuantity)
        {
            quantity = left;
        }

        ask.Quantity = quantity;
        return quantity > 0 && (quantity >= rules.MinQuantity || quantity == left) ? null : ask.Deny(
            RiskRules.Quantity,
            $"{OrderText.Figure(reduce.Quantity)} of {ask.Command.Leg} is nothing that can be traded: held {OrderText.Figure(held)}, "
                + $"on its way off {OrderText.Figure(ask.Facts.Reducing)}, step {OrderText.Figure(rules.QuantityStep)}, least {OrderText.Figure(rules.MinQuantity)}.");
    }
}
