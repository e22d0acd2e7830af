using System.Text.Json;
using PluginHybrid.Core.Rest;
using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Checking;

/// <summary>The venue's limits are never exceeded: connections, requests, topics of one request and of one socket.</summary>
public sealed class VenueLimits : Checker
{
    private const int DialsMax = 500;
    private const int OrdersMax = 10;
    private const int AddressMax = 600;
    private const int ArgsMax = 10;
    private const int CharactersMax = 21_000;

    private readonly Queue<TimeSpan> _dials = new();
    private readonly Queue<TimeSpan> _all = new();
    private readonly Dictionary<string, Queue<TimeSpan>> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, HashSet<string>> _topics = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public override string Name => "venue-limits";

    /// <inheritdoc />
    public override void Asked(IWorldSight world, RestCall call)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (Above(_all, world.Now, TimeSpan.FromSeconds(5), AddressMax))
        {
            Fail(world, "requests", $"More than {AddressMax} requests of one address within 5 s.");
        }

        // Where the session decides, not where they arrive: a clogged line bunches what was sent apart.
        var kind = call switch { SetTradingStop => "stops", PlaceReduction => "orders", CancelReduction => "cancels", _ => "" };
        if (kind.Length > 0 && Above(QueueOf(kind), world.Now, TimeSpan.FromSeconds(1), OrdersMax))
        {
            Fail(world, kind, $"More than {OrdersMax} {kind} within one second, the last of them {call}.");
        }
    }

    /// <inheritdoc />
    public override void Sent(IWorldSight world, string stream, string? frame)
    {
        ArgumentNullException.ThrowIfNull(world);
        if (frame is null)
        {
            _topics[stream] = new HashSet<string>(StringComparer.Ordinal);
            if (Above(_dials, world.Now, TimeSpan.FromMinutes(5), DialsMax))
            {
                Fail(world, "dials", $"More than {DialsMax} connections within 5 minutes.");
            }
        }
        else if (frame.Contains("subscribe\"", StringComparison.Ordinal))
        {
            Subscribes(world, stream, frame);
        }
    }

    /// <inheritdoc />
    public override void Called(IWorldSight world, VenueCall call)
    {
        ArgumentNullException.ThrowIfNull(world);
        ArgumentNullException.ThrowIfNull(call);
        var isSteady = world.Day.Weather.Jitter <= TimeSpan.FromMilliseconds(40)
            && !world.Day.Troubles.Any(trouble => trouble.Kind is TroubleKind.RateLimited or TroubleKind.RestSlow or TroubleKind.HostCrash);
        if (call.RetCode == 10006 && isSteady)
        {
            Fail(world, "refused", $"The venue refused {call.Path} with 10006, on a day without trouble of that kind.");
        }
    }

    private static bool Above(Queue<TimeSpan> recent, TimeSpan now, TimeSpan window, int most)
    {
        recent.Enqueue(now);
        while (now - recent.Peek() >= window)
        {
            recent.Dequeue();
        }

        return recent.Count > most;
    }

    private Queue<TimeSpan> QueueOf(string kind)
    {
        if (!_orders.TryGetValue(kind, out var queue))
        {
            _orders.Add(kind, queue = new Queue<TimeSpan>());
        }

        return queue;
    }

    private void Subscribes(IWorldSight world, string stream, string frame)
    {
        using var request = JsonDocument.Parse(frame);
        if (!request.RootElement.TryGetProperty("args", out var list) || !_topics.TryGetValue(stream, out var topics))
        {
            return;
        }

        string[] args = [.. list.EnumerateArray().Select(arg => arg.GetString() ?? "")];
        if (args.Length > ArgsMax)
        {
            Fail(world, "args", $"A request to the {stream} socket names {args.Length} topics; {ArgsMax} are allowed.");
        }

        if (request.RootElement.GetProperty("op").GetString() == "subscribe")
        {
            topics.UnionWith(args);
        }
        else
        {
            topics.ExceptWith(args);
        }

        if (topics.Sum(topic => topic.Length) > CharactersMax)
        {
            Fail(world, "topics", $"The topics of the {stream} socket have more than {CharactersMax} characters.");
        }
    }
}
