namespace PluginHybrid.Plugins.Managing;

/// <summary>What one look at a leg changes in its memory, and what there is to tell. Holds no state.</summary>
internal sealed class LegRules(ManagerSettings settings)
{
    /// <summary>The memory after a look, and the lines to tell: loudness and text.</summary>
    public (LegWatch Watch, IReadOnlyList<(bool Alert, string Text)> Lines) See(LegWatch? before, PositionUpdate held, DateTimeOffset now)
    {
        var position = held.Position;
        var watch = before is not null && before.Identity.Is(position) ? before : new LegWatch { Identity = PositionIdentity.Of(position) };
        if (watch.Identity.EntryPrice != position.EntryPrice)
        {
            watch = watch with { Identity = watch.Identity with { EntryPrice = position.EntryPrice } };
        }

        watch = watch.Seen(position.Size);
        var lines = new List<(bool Alert, string Text)>();

        // A trail of the venue may not be active yet, and its row does not tell; a stop under it does no harm.
        var isNaked = position.StopLoss is null;
        if (isNaked != watch.NakedSince is not null)
        {
            watch = watch with { NakedSince = isNaked ? now : null };
        }

        watch = Danger(watch, held, lines);
        return (Queue(watch, held, lines), lines);
    }

    /// <summary>Whether the leg is due for its initial stop.</summary>
    public bool WantsStop(LegWatch watch, DateTimeOffset now) =>
        watch.NakedSince is { } since && !watch.StoppedOnPaper && now - since >= settings.InitialStopGrace && now >= watch.NotBefore;

    /// <summary>Whether a price may be acted on: stated, fresh, and not older than allowed, now.</summary>
    public bool Trusts(PositionUpdate held, DateTimeOffset now) =>
        held.Freshness == Freshness.Fresh && held.MarkPrice > 0
        && held.MarkAge + (now - held.Stamp.ReceivedAt) <= settings.MaxMarkAge;

    private LegWatch Danger(LegWatch watch, PositionUpdate held, List<(bool Alert, string Text)> lines)
    {
        if (LiquidationWatch.Distance(held) is not { } distance)
        {
            return watch;
        }

        var level = LiquidationWatch.Next(watch.Danger, distance, settings);
        if (level > watch.Danger)
        {
            lines.Add((level == DangerLevel.Alert, FormattableString.Invariant(
                $"{held.Position.Key} liquidation at {held.Position.LiquidationPrice:0.########} is {distance:0.0} % away (mark {held.MarkPrice:0.########})")));
        }

        return level == watch.Danger ? watch : watch with { Danger = level };
    }

    private LegWatch Queue(LegWatch watch, PositionUpdate held, List<(bool Alert, string Text)> lines)
    {
        var isHigh = settings.AdlWarnRank > 0 && held.Position.AdlRank >= settings.AdlWarnRank;

        // Two ranks below the limit before it can be told again.
        var isLow = held.Position.AdlRank is not { } rank || rank < settings.AdlWarnRank - 1;
        if (isHigh && !watch.AdlTold)
        {
            lines.Add((false, $"{held.Position.Key} is at place {held.Position.AdlRank} of 5 in the queue of auto-deleveraging"));
            return watch with { AdlTold = true };
        }

        return isLow && watch.AdlTold ? watch with { AdlTold = false } : watch;
    }
}
