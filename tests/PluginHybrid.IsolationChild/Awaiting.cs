using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.IsolationChild;

/// <summary>Awaits all there is to await: an outcome, its clock, background work.</summary>
public sealed class Awaiting : HybridPlugin
{
    /// <inheritdoc />
    public override async ValueTask OnStale(StreamStale stale)
    {
        var before = Environment.CurrentManagedThreadId;
        switch (stale.Reason)
        {
            case "outcome":
                var leg = new PositionKey("main", "BTCUSDT", 0);
                Log.Information($"{await Orders.Submit(new SetVenueTrailing(leg, 12.50m, "why not") { ActivePrice = 7m })}");
                break;
            case "delay":
                var due = new TaskCompletionSource();
                using (Clock.CreateTimer(_ => due.SetResult(), null, TimeSpan.FromSeconds(30), Timeout.InfiniteTimeSpan))
                {
                    await due.Task;
                }

                Log.Information($"delayed to {Now:T}");
                break;
            case "background":
                Log.Information($"{await Background.Run(stop => Task.FromResult(40 + 2))}");
                break;
            case "settings":
                Log.Information($"settings {Host.Settings.Read("x", "none")} of {Host.Id} {Host.Version} {Host.Mode} {Host.Granted} {Host.StartReason}");
                break;
        }

        Log.Information(before == Environment.CurrentManagedThreadId ? "same thread" : "another thread");
    }
}
