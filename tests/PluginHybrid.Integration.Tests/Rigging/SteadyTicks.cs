using PluginHybrid.FakeExchange;
using PluginHybrid.Testing;

namespace PluginHybrid.Integration.Tests.Rigging;

/// <summary>Moves a price for a while: the passing of real time, seen as ticks.</summary>
public static class SteadyTicks
{
    public static Task TicksFor(this FakeBybit exchange, TimeSpan time, string symbol)
    {
        var begun = TimeProvider.System.GetTimestamp();
        var price = exchange.Position(symbol).MarkPrice;
        return Wait.Until($"{time.TotalSeconds:0.0} s of ticks", () =>
        {
            exchange.SetMark(symbol, price += 0.01m);
            return TimeProvider.System.GetElapsedTime(begun) >= time;
        });
    }
}
