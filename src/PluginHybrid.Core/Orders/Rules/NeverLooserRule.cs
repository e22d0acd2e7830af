using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>A stop only moves towards the price, unless the command, the grant and the operator all say otherwise.</summary>
internal sealed class NeverLooserRule : IRiskRule
{
    public Denied? Look(Ask ask)
    {
        if (ask.Command is SetVenueTrailing && ask.Facts.Held!.TrailingStop is { } distance && ask.Distance > distance)
        {
            return ask.Deny(
                RiskRules.NeverLooser,
                $"A trail of {OrderText.Figure(ask.Distance.Value)} is wider than the {OrderText.Figure(distance)} that {ask.Command.Leg} has.");
        }

        if (ask.Command is not SetStop stop || !ask.IsLooser || (stop.MayLoosen && ask.Options.AllowLoosen))
        {
            return null;
        }

        return ask.Deny(
            RiskRules.NeverLooser,
            $"A stop at {OrderText.Figure(ask.Price!.Value)} is looser than {OrderText.Figure(ask.Facts.Stop!.Value)}, which {ask.Command.Leg} has or is about to have.",
            stop.MayLoosen ? "In hybrid.yaml set orders.allow_loosen: true." : "");
    }
}
