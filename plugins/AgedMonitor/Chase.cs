namespace PluginHybrid.Plugins.Ageing;

/// <summary>A close by limit orders that follow the price. A value: each step makes the next one.</summary>
internal sealed record Chase
{
    /// <summary>Limit orders placed so far.</summary>
    public int Placed { get; init; }

    /// <summary>The newest limit order rests at the venue, as far as we know.</summary>
    public bool Rests { get; init; }

    /// <summary>Our id of that order; empty when nothing was really sent.</summary>
    public string OrderLinkId { get; init; } = "";

    /// <summary>When the newest order was taken.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The market order was taken; only its fill is waited for.</summary>
    public bool ByMarket { get; init; }

    /// <summary>Nothing more comes: a person was told, or nothing is sent in this mode anyway.</summary>
    public bool IsOver { get; init; }

    /// <summary>A step of it was taken and not sent (shadow, paper).</summary>
    public bool OnPaper { get; init; }

    /// <summary>What comes next.</summary>
    public ChaseStep Next(DateTimeOffset now, AgeSettings settings)
    {
        var waited = now - At >= settings.ChaseWait;
        if (IsOver)
        {
            return ChaseStep.Wait;
        }

        if (Rests)
        {
            return waited ? ChaseStep.Cancel : ChaseStep.Wait;
        }

        if (ByMarket)
        {
            return waited ? ChaseStep.Market : ChaseStep.Wait;
        }

        if (Placed < settings.ChaseTimes && settings.CloseBy == CloseBy.Limit)
        {
            return ChaseStep.Place;
        }

        return settings.ThenMarket || settings.CloseBy == CloseBy.Market ? ChaseStep.Market : ChaseStep.GiveUp;
    }
}
