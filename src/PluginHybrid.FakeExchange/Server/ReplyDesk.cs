using System.Text;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Lockstep;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>Sends answers to clients as the armed plans say: now, late, or never.</summary>
internal sealed class ReplyDesk(ExchangeControls controls, TimeProvider time, HeldReplies? held = null)
{
    public ReplyPlan Plan(ClientConnection connection, string op) => controls.Replies.Next(connection.Kind, op);

    public void Send(ClientConnection connection, byte[] reply, ReplyPlan plan)
    {
        var delay = plan is DelayReply late ? late.Delay : controls.ReplyDelay;
        if (held is not null)
        {
            held.Keep(connection, reply);
            return;
        }

        switch (plan)
        {
            case WithholdReply:
                return;
            case RewriteReply rewrite:
                connection.SendText(rewrite.Change(Encoding.UTF8.GetString(reply)));
                return;
            case var _ when delay > TimeSpan.Zero:
                _ = SendLateAsync(connection, reply, delay);
                return;
            default:
                connection.SendBytes(reply);
                return;
        }
    }

    private async Task SendLateAsync(ClientConnection connection, byte[] reply, TimeSpan delay)
    {
        try
        {
            await Task.Delay(delay, time, connection.Gone).ConfigureAwait(false);
            connection.SendBytes(reply);
        }
        catch (OperationCanceledException)
        {
            // The socket went first; nobody waits for this answer any more.
        }
    }
}
