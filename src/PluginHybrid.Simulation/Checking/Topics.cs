using PluginHybrid.Core.Events;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Simulation.Checking;

/// <summary>Every wanted topic is confirmed and tells prices, or its refusal is told, and nothing stays subscribed that nobody wants.</summary>
/// <remarks>Wanted are the private topics and the ticker of every symbol held. Judged while healing, once it lasts longer than news and requests travel.</remarks>
/// <param name="privateTopics">Topics of the private stream. Default 4.</param>
public sealed class Topics(int privateTopics = 4) : Checker
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(45);

    private readonly HashSet<string> _refused = new(StringComparer.Ordinal);
    private TimeSpan? _wrongSince;
    private bool _hasFailed;

    /// <inheritdoc />
    public override string Name => "topics";

    /// <inheritdoc />
    public override void HostStarts(IWorldSight world, EventRouter router)
    {
        ArgumentNullException.ThrowIfNull(router);
        _refused.Clear();
        router.On(EventNames.TickerRefused, (in TickerRefused refused) => _refused.Add(refused.Symbol));
        router.On(EventNames.TickerSubscribed, (in TickerSubscribed subscribed) => _refused.Remove(subscribed.Symbol));
        router.On(EventNames.TickerUnsubscribed, (in TickerUnsubscribed left) => _refused.Remove(left.Symbol));
    }

    /// <inheritdoc />
    public override void Second(IWorldSight world)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (!world.IsHealing || world.Now < world.Day.Length + Bound || !world.IsHostUp)
        {
            return;
        }

        var wrong = WrongIn(world);
        _wrongSince = wrong is null ? null : _wrongSince ?? world.Now;
        if (wrong is { } found && !_hasFailed && world.Now - _wrongSince >= Lasts)
        {
            _hasFailed = true;
            Fail(world, found.Place, $"{found.Text}, for {(world.Now - _wrongSince!.Value).TotalSeconds:0} s.");
        }
    }

    private (string Place, string Text)? WrongIn(IWorldSight world)
    {
        var wanted = world.Held.Select(held => held.Key.Symbol).Distinct(StringComparer.Ordinal).ToArray();
        var (confirmed, live) = (world.Tickers, world.LiveTickers);
        foreach (var symbol in wanted)
        {
            if (!confirmed.Contains(symbol) && !_refused.Contains(symbol))
            {
                return ("missing", $"{symbol} is held, and its ticker neither confirmed nor told to be refused");
            }

            if (confirmed.Contains(symbol) && !live.Contains(symbol))
            {
                return ("stale", $"{symbol} is held, its ticker is confirmed, and its prices are not live");
            }
        }

        foreach (var symbol in confirmed)
        {
            if (!wanted.Contains(symbol))
            {
                return ("leak", $"The ticker of {symbol} is subscribed, and nothing is held there");
            }
        }

        var most = privateTopics + wanted.Length;
        return world.Figures.Topics > most
            ? ("venue-leak", $"The venue has {world.Figures.Topics} topics subscribed, and {most} are wanted")
            : null;
    }
}
