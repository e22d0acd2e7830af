using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>A stop only moves towards the price, unless the command, the grant and the operator all say otherwise.</summary>
internal sealed class NeverLooserRule : IRiskRule
{
    public Denied? Look(Ask ask)
    {
        if (ask.Command is SetVenueTrailing && ask.Facts.Trail is { } distance && ask.Distance > distance)
        {
            return ask.Deny(
                RiskRules.NeverLooser,
                $"A trail of {OrderText.Figure(ask.Distance.Value)} is wider than the {OrderText.Figure(distance)} that {ask.Command.Leg} has.");
        }

        if (ask.Command is SetVenueTrailing && ReplacesProtection(ask))
        {
            return ask.Deny(
                RiskRules.NeverLooser,
                $"A trail from {OrderText.Figure(ask.ActivePrice!.Value)} on would replace the trail that {ask.Command.Leg} has, and protect nothing before that price.",
                "Set a stop first, or leave the activation price out.");
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

    // A trail with a price to wait for takes the place of the one that is there; only a stop makes up for it.
    private static bool ReplacesProtection(Ask ask)
    {
        var held = ask.Facts.Held!;
        var stop = ask.Request.Mode == PluginMode.Live ? held.StopLoss : ask.Facts.Stop;
        return held.TrailingStop is not null && stop is null && !ask.Facts.TrailWaits
            && ask.ActivePrice is { } from && (ask.Facts.Mark is not { } mark || (ask.IsLong ? from > mark : from < mark));
    }
}
