namespace PluginHybrid.Plugins.Trailing;

/// <summary>How far behind the best price the stop belongs, in price.</summary>
internal sealed class TrailDistance(TrailSettings settings)
{
    private readonly ProfitBands _bands = ProfitBands.Parse(settings.Bands);

    /// <summary>The distance in price, at least one tick; <c>null</c> while it cannot be known: no ATR yet, no tick size.</summary>
    public decimal? Of(in Sight sight, decimal best, AtrBars? atr)
    {
        var amount = Amount(sight, best);
        decimal? distance = settings.DistanceBy switch
        {
            DistanceBy.Percent => best * amount / 100,
            DistanceBy.Price => amount,
            DistanceBy.Ticks => sight.Rules is { } rules ? amount * rules.TickSize : null,
            _ => atr?.Value(settings.AtrPeriod) is { } range ? Math.Max(range * amount, best * settings.AtrFloorPercent / 100) : null,
        };
        return distance is { } known ? Math.Max(known, sight.Tick) : null;
    }

    /// <summary>The distance in words, for reasons.</summary>
    public string InWords(in Sight sight, decimal best)
    {
        var amount = Amount(sight, best);
        return FormattableString.Invariant(settings.DistanceBy switch
        {
            DistanceBy.Percent => $"{amount:0.####} %",
            DistanceBy.Ticks => $"{amount:0.####} ticks",
            DistanceBy.Atr => $"{amount:0.####} ATR",
            _ => (FormattableString)$"{amount:0.########}",
        });
    }

    private decimal Amount(in Sight sight, decimal best) => _bands.At(sight.Profit(best) ?? 0, settings.Distance);
}
