using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Orders;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>The desk of one instance. Revoked, it denies at once, whichever thread still holds it.</summary>
/// <remarks>Commands of a turn are handed in at its end, after what the turn stored.</remarks>
/// <param name="owner">Whose.</param>
/// <param name="commands">Numbers and keeps them.</param>
/// <param name="port">The way to the gate.</param>
internal sealed class OrderDesk(PluginInstance owner, CommandBook commands, ICommandPort port) : IOrderDesk
{
    private readonly Lock _gate = new();
    private readonly Queue<CommandRequest> _outbox = new();
    private bool _isRevoked;

    /// <inheritdoc />
    public ValueTask<OrderOutcome> Submit(OrderCommand command)
    {
        ArgumentNullException.ThrowIfNull(command);
        TaskCompletionSource<OrderOutcome> answer;
        lock (_gate)
        {
            if (_isRevoked)
            {
                return new(Revoked());
            }

            if (commands.IsFlooded(owner) is { } flooded)
            {
                return new(flooded);
            }

            (var request, answer) = commands.Open(owner, command);
            _outbox.Enqueue(request);
        }

        // Off the lane there is no end of a turn that would hand it in.
        if (SynchronizationContext.Current != owner.Context)
        {
            owner.Lane.Post(new Lanes.OutcomeCame(owner, owner.Clock.Host.GetUtcNow(), static () => { }));
        }

        return new(answer.Task);
    }

    /// <summary>Hands in what the turn asked for, in its order.</summary>
    public void Flush()
    {
        while (Next() is { } request)
        {
            port.Submit(request);
        }
    }

    /// <summary>Denies everything from now on, and what was not handed in yet.</summary>
    public void Revoke()
    {
        CommandRequest[] kept;
        lock (_gate)
        {
            _isRevoked = true;
            kept = [.. _outbox];
            _outbox.Clear();
        }

        foreach (var request in kept)
        {
            commands.Settle(request.Id, Revoked(), owner.Clock.Host.GetUtcNow());
        }
    }

    private CommandRequest? Next()
    {
        lock (_gate)
        {
            return _outbox.TryDequeue(out var request) ? request : null;
        }
    }

    private Denied Revoked() => new(
        $"{owner.Id}/0", "revoked", "this instance of the plugin was stopped, replaced or hung, and may no longer trade");
}
