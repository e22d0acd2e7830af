using PluginHybrid.Hosting.Tests.Fakes;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Hosting.Tests.Misbehaving;

/// <summary>A plugin that does its work: it moves a stop by what it stored, and writes down all that it was told and answered.</summary>
internal static class Healthy
{
    /// <summary>One before and one after every bad plugin in the order of ids.</summary>
    public static readonly IReadOnlyList<string> Ids = ["a-healthy", "z-healthy"];

    public static Listener Make(List<string> answers) => new() { Does = (self, happened) => Decide(self, happened, answers) };

    private static async ValueTask Decide(Listener self, IHybridEvent? happened, List<string> answers)
    {
        if (happened is not PositionUpdate { MarkPrice: { } mark } update)
        {
            return;
        }

        var key = $"prices of {update.Position.Key}";
        var prices = self.Host.State.Get<int>(key) + 1;
        self.Host.State.Set(key, prices);
        if (prices % 2 == 0)
        {
            var outcome = await self.Host.Orders.Submit(new SetStop(update.Position.Key, mark - 1, $"price {prices}"));
            answers.Add($"{outcome}");
        }
    }
}
