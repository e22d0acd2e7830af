using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Rest;
using PluginHybrid.Core.Session;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>Writes the journal and tells outcomes: one per command.</summary>
/// <param name="account">Our name of the account.</param>
/// <param name="sink">Where events go.</param>
/// <param name="effects">Where journal lines go.</param>
/// <param name="lifeOf">The life of a leg that is open now; 0 when it is not.</param>
internal sealed class OrderScribe(string account, SessionEvents sink, ISessionEffects effects, Func<PositionKey, int> lifeOf)
{
    /// <summary>A command came in.</summary>
    public void Decided(CommandRequest request) => Write(request, JournalKind.Decision, OrderText.Of(request.Command), "", "");

    /// <summary>A request is about to go.</summary>
    public void Sending(CommandRequest request, OrderCall call) =>
        Write(request, JournalKind.Sent, OrderText.Of(call), (call as PlaceReduction)?.OrderLinkId ?? (call as CancelReduction)?.OrderLinkId ?? "", "");

    /// <summary>A command came to its end.</summary>
    public void Settled(CommandRequest request, OrderOutcome outcome, string orderLinkId = "", string orderId = "")
    {
        Write(request, JournalKind.Outcome, OrderText.Of(outcome), orderLinkId, orderId);
        sink.Publish(new CommandSettled(sink.NextStamp(), request.Id, request.Command, request.Mode, outcome));
    }

    /// <summary>A paper order was filled, or a paper leg closed.</summary>
    public void OnPaper(CommandRequest request, string what, string orderLinkId) => Write(request, JournalKind.Event, what, orderLinkId, "");

    /// <summary>Something happened to a leg.</summary>
    public void Happened(IHybridEvent happened)
    {
        var (leg, life, linkId, orderId) = happened switch
        {
            PositionOpened opened => ((PositionKey?)opened.Position.Key, opened.Position.Life, "", ""),
            PositionClosed closed => (closed.Position.Key, closed.Position.Life, "", ""),
            OrderUpdate order => (order.Key, lifeOf(order.Key), order.OrderLinkId, order.OrderId),
            Execution fill => (null, 0, fill.OrderLinkId, fill.OrderId),
            _ => (null, -1, "", ""),
        };
        if (life < 0)
        {
            return;
        }

        var what = happened is Execution of ? $"{of.Symbol} {OrderText.Of(happened)}" : OrderText.Of(happened);
        effects.Journal(Line(JournalKind.Event, what) with { Leg = leg, Life = life, OrderLinkId = linkId, OrderId = orderId });
    }

    /// <summary>The watchdog raised its voice.</summary>
    public void Alarmed(in ProtectionAlarm alarm) => effects.Journal(Line(JournalKind.Alarm, $"protection {alarm.Level}: {alarm.Reason}") with
    {
        Plugin = CommandId.Host,
        Leg = alarm.Key,
        Life = lifeOf(alarm.Key),
    });

    /// <summary>A person did something.</summary>
    public void Operated(string what) => effects.Journal(Line(JournalKind.Operator, what));

    /// <summary>What became of a request of an earlier run.</summary>
    public void Recovered(JournalEntry sent, string what) => effects.Journal(sent with
    {
        Input = sink.Input,
        At = sink.Now,
        Kind = JournalKind.Outcome,
        What = what,
    });

    private void Write(CommandRequest request, JournalKind kind, string what, string linkId, string orderId) =>
        effects.Journal(Line(kind, what) with
        {
            Plugin = request.Id.Plugin,
            Number = request.Id.Number,
            Mode = request.Mode,
            Leg = request.Command.Leg with { Account = account },
            Life = lifeOf(request.Command.Leg),
            OrderLinkId = linkId,
            OrderId = orderId,
            Because = request.Command.Because,
            Cause = request.Cause,
        });

    private JournalEntry Line(JournalKind kind, string what) => new() { Input = sink.Input, At = sink.Now, Kind = kind, What = what };
}
