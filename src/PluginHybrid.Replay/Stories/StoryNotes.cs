using PluginHybrid.Core.Events;
using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Stories;

/// <summary>Listens to a session and keeps what its story is made of.</summary>
internal sealed class StoryNotes : IDisposable
{
    private readonly Dictionary<(string Paper, PositionKey Leg, int Life), LifeStory> _lives = [];
    private readonly Dictionary<CommandId, OrderOutcome> _outcomes = [];
    private readonly Dictionary<(string Paper, PositionKey Leg), OrderUpdate> _filled = [];
    private readonly DateTimeOffset _start;
    private readonly TimeSpan _until;
    private readonly IDisposable[] _ears;

    public StoryNotes(EventRouter router, DateTimeOffset start, TimeSpan until)
    {
        (_start, _until) = (start, until);
        _ears =
        [
            router.On<CommandSettled>(CommandSettled.EventName, (in CommandSettled settled) => _outcomes[settled.Id] = settled.Outcome),
            router.On<OrderUpdate>(EventNames.OrderUpdate, (in OrderUpdate order) => Ordered("", order)),
            router.On<PositionOpened>(EventNames.PositionOpened, (in PositionOpened opened) => Held("", opened.Stamp, opened.Position, null)),
            router.On<PositionUpdate>(EventNames.PositionUpdate, (in PositionUpdate update) => Held("", update.Stamp, update.Position, update.MarkPrice)),
            router.On<PositionClosed>(EventNames.PositionClosed, (in PositionClosed closed) => Closed("", closed)),
            router.On<PaperEvent>(PaperEvent.EventName, OnPaper),
        ];
    }

    /// <summary>Every life, by leg and life; those on paper after the account's own.</summary>
    public IReadOnlyList<LifeStory> Lives => [.. _lives.Values.OrderBy(life => life.Paper, StringComparer.Ordinal).ThenBy(life => life.Leg).ThenBy(life => life.Life)];

    /// <summary>What became of a command; <c>null</c> when nothing did.</summary>
    public OrderOutcome? OutcomeOf(CommandId id) => _outcomes.GetValueOrDefault(id);

    /// <inheritdoc />
    public void Dispose()
    {
        foreach (var ear in _ears)
        {
            ear.Dispose();
        }
    }

    private void OnPaper(in PaperEvent paper)
    {
        switch (paper.Inside)
        {
            case OrderUpdate order:
                Ordered(paper.Plugin, order);
                break;
            case PositionUpdate update:
                Held(paper.Plugin, update.Stamp, update.Position, update.MarkPrice);
                break;
            case PositionClosed closed:
                Closed(paper.Plugin, closed);
                break;
            default:
                break;
        }
    }

    private void Ordered(string paper, in OrderUpdate order)
    {
        if (order.Status == "Filled")
        {
            _filled[(paper, order.Key)] = order;
        }
    }

    private void Held(string paper, in EventStamp stamp, Position held, decimal? mark)
    {
        var at = stamp.ReceivedAt - _start;
        if (at >= _until)
        {
            return;
        }

        var life = _lives.GetValueOrDefault((paper, held.Key, held.Life)) ?? new LifeStory(held.Key, held.Life) { Paper = paper, Side = held.Side, OpenedAt = at };
        _lives[(paper, held.Key, held.Life)] = life with
        {
            Size = Math.Max(life.Size, held.Size),
            EntryPrice = held.EntryPrice ?? life.EntryPrice,
            FinalStop = held.StopLoss ?? life.FinalStop,
            FinalTakeProfit = held.TakeProfit ?? life.FinalTakeProfit,
            Left = held.Size,
            Mark = mark ?? life.Mark,
            Realised = held.RealisedPnl ?? life.Realised,
        };
    }

    private void Closed(string paper, in PositionClosed closed)
    {
        var at = closed.Stamp.ReceivedAt - _start;
        var key = (paper, closed.Position.Key, closed.Position.Life);
        if (at >= _until || !_lives.TryGetValue(key, out var life))
        {
            return;
        }

        var isSeen = _filled.TryGetValue((paper, closed.Position.Key), out var order) && order.Side != life.Side && closed.Cause != UpdateCause.Reconciliation;
        _lives[key] = life with
        {
            ClosedAt = at,
            ClosedBy = isSeen ? ByWhom(order) : "unseen",
            ClosePrice = isSeen ? order.AveragePrice : null,
            Left = 0,
            Realised = closed.RealisedPnl ?? life.Realised,
        };
    }

    private static string ByWhom(in OrderUpdate order) => order.CreateType switch
    {
        "CreateByStopLoss" or "CreateByPartialStopLoss" => "by stop",
        "CreateByTakeProfit" or "CreateByPartialTakeProfit" => "by take-profit",
        "CreateByTrailingStop" or "CreateByTrailingProfit" => "by trailing stop",
        _ when order.OrderLinkId.Split('-') is [_, .. var middle, _] && OrderLinkIds.IsOf(order.OrderLinkId, string.Join('-', middle)) => $"by {string.Join('-', middle)}",
        _ => "by hand",
    };
}
