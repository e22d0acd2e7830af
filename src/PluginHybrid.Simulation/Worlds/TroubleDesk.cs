using System.Net.WebSockets;
using PluginHybrid.Core.Rest;
using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.Simulation.Days;
using PluginHybrid.Simulation.Links;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>Has troubles strike: each does what its kind says, for as long as it lasts, and no longer than trouble is allowed at all.</summary>
/// <param name="world">Struck.</param>
internal sealed class TroubleDesk(World world)
{
    private static readonly string[] Requests = ["auth", "subscribe", "unsubscribe"];
    private readonly List<Trouble> _waiting = [];
    private int _staleReads;

    /// <summary>Puts all troubles of the day into the timeline; those that wait for a moment wait from then on.</summary>
    public void Arm()
    {
        world.Board.Asks = Asked;
        foreach (var trouble in world.Day.Troubles.Where(trouble => trouble.At < world.Day.Length))
        {
            world.Timeline.Put(trouble.At.Ticks, trouble.Upon == StrikeMoment.Time ? () => Strike(trouble) : () => _waiting.Add(trouble));
        }
    }

    // Every one that waits for it strikes, each in a step of its own: nothing may break into this one.
    private void Asked(RestCall call)
    {
        if (_waiting.Count == 0)
        {
            return;
        }

        var moment = call switch
        {
            PlaceReduction => StrikeMoment.Close,
            SetTradingStop => StrikeMoment.Stop,
            ReadPositions => StrikeMoment.Read,
            _ => StrikeMoment.Time,
        };
        foreach (var trouble in _waiting.Where(trouble => trouble.Upon == moment).ToArray())
        {
            _waiting.Remove(trouble);
            world.Timeline.Put(world.Timeline.Now + trouble.After.Ticks, () => Strike(trouble));
        }
    }

    private void Strike(Trouble trouble)
    {
        if (world.Timeline.Now >= world.Day.Length.Ticks)
        {
            return;
        }

        world.Coverage.Strikes(trouble.Kind);
        world.Tail.Add($"TROUBLE {trouble}");
        world.Board.Strikes(trouble);
        var until = Math.Min(world.Timeline.Now + trouble.Lasts.Ticks, world.Day.Length.Ticks);
        switch (trouble.Kind)
        {
            case <= TroubleKind.Repeats:
                StrikeStream(trouble, until);
                break;
            case <= TroubleKind.RateLimited:
                world.RestTrouble.Begin(trouble, until);
                break;
            case <= TroubleKind.Wick:
                StrikeVenue(trouble, until);
                break;
            default:
                StrikeHost(trouble, until);
                break;
        }
    }

    private void StrikeStream(Trouble trouble, long until)
    {
        var links = trouble.Target == "public" ? world.Public : world.Private;
        var state = links.Trouble;
        switch (trouble.Kind)
        {
            case TroubleKind.Reset:
                links.ForEach(link => link.Reset());
                break;
            case TroubleKind.Close:
                Close(links, WebSocketCloseStatus.NormalClosure, "");
                break;
            case TroubleKind.Silence:
                links.ForEach(link => link.Mute());
                state.HangUntil = Math.Max(state.HangUntil, until);
                break;
            case TroubleKind.Clog:
                state.ClogUntil = Math.Max(state.ClogUntil, until);
                break;
            case TroubleKind.Slow:
                var by = (long)(trouble.Amount * TimeSpan.TicksPerMillisecond);
                state.Slower += by;
                world.Timeline.Put(until, () => state.Slower -= by);
                break;
            case TroubleKind.DialRefused:
                state.RefuseUntil = Math.Max(state.RefuseUntil, until);
                break;
            case TroubleKind.DialHang:
                state.HangUntil = Math.Max(state.HangUntil, until);
                break;
            case TroubleKind.SnapshotsLost:
                world.Public.Trouble.LoseSnapshotsUntil = Math.Max(world.Public.Trouble.LoseSnapshotsUntil, until);
                break;
            case TroubleKind.Repeats:
                world.Private.Trouble.RepeatUntil = Math.Max(world.Private.Trouble.RepeatUntil, until);
                world.Public.Trouble.RepeatUntil = Math.Max(world.Public.Trouble.RepeatUntil, until);
                break;
            default:
                Bend(links.Kind, trouble.Kind == TroubleKind.RequestRefused, until);
                break;
        }
    }

    // Refusals are in the venue's words of the stream; silence holds back pongs too.
    private void Bend(ConnectionKind kind, bool refuses, long until)
    {
        var replies = world.Venue.Exchange.Controls.Replies;
        var plan = refuses ? ReplyPlan.Refuse("Params Error") : ReplyPlan.Withhold;
        IEnumerable<string> ops = refuses ? Requests : [.. Requests, "ping"];
        var armed = ops.Select(op => replies.Arm(op, kind, plan, int.MaxValue)).ToList();
        world.Timeline.Put(until, () => armed.ForEach(one => one.Dispose()));
    }

    private static void Close(StreamLinks links, WebSocketCloseStatus status, string reason) => links.ForEach(link =>
    {
        if (link.Peer is { IsOpen: true } peer)
        {
            peer.Close(status, reason);
        }
    });

    private void StrikeVenue(Trouble trouble, long until)
    {
        switch (trouble.Kind)
        {
            case TroubleKind.StaleRows:
                world.Venue.Exchange.Controls.Rest.AnswerStalePositionList(int.MaxValue);
                _staleReads++;
                world.Timeline.Put(until, FreshRows);
                break;
            case TroubleKind.Maintenance:
                Maintain(until);
                break;
            case TroubleKind.TimeSkew:
                world.Venue.Skew(TimeSpan.FromMilliseconds((double)trouble.Amount));
                break;
            case TroubleKind.Jump:
                world.Venue.Jump(trouble.Target, trouble.Amount);
                break;
            default:
                world.Venue.Wick(trouble.Target, trouble.Amount, until - world.Timeline.Now);
                break;
        }
    }

    private void FreshRows()
    {
        if (--_staleReads == 0)
        {
            world.Venue.Exchange.Controls.Rest.Heal();
        }
    }

    private void Maintain(long until)
    {
        foreach (var links in new[] { world.Private, world.Public })
        {
            links.Trouble.RefuseUntil = Math.Max(links.Trouble.RefuseUntil, until);
            Close(links, (WebSocketCloseStatus)1012, "service restart");
        }

        world.RestTrouble.Begin(new Trouble(TroubleKind.RestDown, TimeSpan.Zero, TimeSpan.Zero, ""), until);
    }

    private void StrikeHost(Trouble trouble, long until)
    {
        switch (trouble.Kind)
        {
            case TroubleKind.PluginThrows:
                world.PluginTroubles.Throws(trouble.Target, until);
                break;
            case TroubleKind.PluginSlow:
                world.PluginTroubles.Dawdles(trouble.Target, until, TimeSpan.FromMilliseconds((double)trouble.Amount));
                break;
            case TroubleKind.PluginRestart:
                world.Host?.Restart(trouble.Target);
                break;
            case TroubleKind.PluginSwap:
                world.Host?.Swap(trouble.Target);
                break;
            default:
                world.Crash(until, (long)trouble.Amount);
                break;
        }
    }
}
