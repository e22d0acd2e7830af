namespace PluginHybrid.Plugins.Ageing;

/// <summary>What one look at a leg shows.</summary>
/// <param name="Update">The leg's newest update.</param>
/// <param name="Now">The time of the look.</param>
/// <param name="Rules">The symbol's grid; <c>null</c> when unknown.</param>
/// <param name="IsStale">Positions or prices are not to be trusted, says the stream.</param>
/// <param name="IsQuiet">Quiet hours, or the grace after a start: nothing is reduced or closed.</param>
internal readonly record struct AgeSight(PositionUpdate Update, DateTimeOffset Now, Instrument? Rules, bool IsStale, bool IsQuiet)
{
    public Position Position => Update.Position;

    public TimeSpan Age => Now - Position.OpenedAt;

    /// <summary>1 for a long, −1 for a short.</summary>
    public decimal Way => Position.Side == Side.Sell ? -1 : 1;

    /// <summary>The mark price when it may be acted on: stated, fresh on both streams, and not older than allowed, now.</summary>
    public decimal? TrustedPrice(TimeSpan maxAge) =>
        !IsStale && Update.Freshness == Freshness.Fresh && Update.MarkPrice is { } mark and > 0
        && Update.MarkAge + (Now - Update.Stamp.ReceivedAt) <= maxAge
            ? mark
            : null;

    /// <summary>A price this many percent from the entry price in the leg's favour; <c>null</c> without an entry price.</summary>
    public decimal? FromEntry(decimal percent) =>
        Position.EntryPrice is { } entry and > 0 ? entry * (1 + (Way * percent / 100)) : null;

    /// <summary>The nearest price of the grid above or below.</summary>
    public decimal Round(decimal price, bool up) =>
        Rules is { TickSize: > 0 } grid ? grid.RoundPrice(price, up) : decimal.Round(price, 8);

    /// <summary>The age in words, for reasons.</summary>
    public string AgeInWords =>
        $"{(Position.AgeOrigin == AgeOrigin.FirstSight ? "at least " : "")}{Words(Age)} old";

    private static string Words(TimeSpan age) => FormattableString.Invariant(age.TotalHours switch
    {
        >= 48 => $"{Math.Floor(age.TotalDays):0} d",
        >= 2 => $"{Math.Floor(age.TotalHours):0} h",
        _ => (FormattableString)$"{Math.Floor(age.TotalMinutes):0} min",
    });
}
