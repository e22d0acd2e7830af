using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>Hands commands to the host; the outcome comes back to the plugin's thread.</summary>
/// <param name="outbox">The way to the host.</param>
internal sealed class ChildDesk(Outbox outbox) : IOrderDesk
{
    private readonly Lock _gate = new();
    private readonly Dictionary<long, TaskCompletionSource<OrderOutcome>> _open = [];
    private long _given;

    /// <inheritdoc />
    public ValueTask<OrderOutcome> Submit(OrderCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        var wire = WireCommand.Of(command);
        var answer = new TaskCompletionSource<OrderOutcome>();
        lock (_gate)
        {
            _open[++_given] = answer;
            outbox.Add(new SubmitCommand(_given, wire));
        }

        return new(answer.Task);
    }

    /// <summary>What became of one; on the plugin's thread.</summary>
    public void Settle(Settled settled)
    {
        TaskCompletionSource<OrderOutcome>? answer;
        lock (_gate)
        {
            _open.Remove(settled.Id, out answer);
        }

        answer?.TrySetResult(settled.Outcome.ToOutcome());
    }
}
