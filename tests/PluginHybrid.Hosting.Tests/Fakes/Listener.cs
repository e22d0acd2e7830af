using PluginHybrid.Sdk;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;

namespace PluginHybrid.Hosting.Tests.Fakes;

/// <summary>Writes down all that it is told, and does what a test adds.</summary>
internal sealed class Listener : HybridPlugin
{
    public List<string> Heard { get; } = [];

    public List<(string Leg, long Sequence)> PerLeg { get; } = [];

    /// <summary>Runs in every handler after it is written down.</summary>
    public Func<Listener, IHybridEvent?, ValueTask> Does { get; init; } = static (_, _) => default;

    public new IPluginHost Host => base.Host;

    public override ValueTask OnStart() => Hear($"start {Host.StartReason}", null);

    public override ValueTask OnStop(StopReason reason) => Hear($"stop {reason}", null);

    public override ValueTask OnUpdate(PositionUpdate update) => Hear($"update {update.Position.Key} {update.MarkPrice}", update, update.Position.Key.ToString());

    public override ValueTask OnOpened(PositionOpened opened) => Hear($"opened {opened.Position.Key}", opened, opened.Position.Key.ToString());

    public override ValueTask OnClosed(PositionClosed closed) => Hear($"closed {closed.Position.Key}", closed, closed.Position.Key.ToString());

    public override ValueTask OnOrder(OrderUpdate order) => Hear($"order {order.OrderId}", order, order.Key.ToString());

    public override ValueTask OnWallet(WalletUpdate wallet) => Hear($"wallet {wallet.WalletBalance}", wallet);

    public override ValueTask OnResync(Resync resync) =>
        Hear($"resync missed {resync.Missed}: {string.Join(" ", resync.Positions.Select(held => $"{held.Position.Key}@{held.MarkPrice}"))}", resync);

    private ValueTask Hear(string text, IHybridEvent? happened, string? leg = null)
    {
        lock (Heard)
        {
            Heard.Add(text);
            if (leg is not null)
            {
                PerLeg.Add((leg, happened!.Stamp.Sequence));
            }
        }

        return Does(this, happened);
    }

    public string Told()
    {
        lock (Heard)
        {
            return string.Join("; ", Heard);
        }
    }
}
