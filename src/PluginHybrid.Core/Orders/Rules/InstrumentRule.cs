using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Core.Orders.Rules;

/// <summary>Without tick and step nothing can be rounded, and the venue would refuse.</summary>
internal sealed class InstrumentRule : IRiskRule
{
    public Denied? Look(Ask ask) => ask.Facts.Instrument is not null || ask.Command is CancelOrder
        ? null
        : ask.Deny(RiskRules.NoInstrument, $"The trading rules of {ask.Command.Leg.Symbol} are not known yet; they are being read.");
}
