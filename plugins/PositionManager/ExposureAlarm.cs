namespace PluginHybrid.Plugins.Managing;

/// <summary>A limit of exposure that is passed.</summary>
/// <param name="Symbol">Whose; empty for all together.</param>
/// <param name="Exposure">The value now.</param>
/// <param name="Limit">The value allowed.</param>
internal sealed record ExposureAlarm(string Symbol, decimal Exposure, decimal Limit)
{
    /// <summary>What is over, as a part of the exposure.</summary>
    public decimal Excess => (Exposure - Limit) / Exposure;

    /// <summary>In words, with the figures.</summary>
    public string InWords => FormattableString.Invariant(
        $"exposure {(Symbol.Length > 0 ? $"in {Symbol} " : "")}{Exposure:0.##} is above {Limit:0.##}");

    /// <summary>The first alarm that concerns a symbol; <c>null</c> for none.</summary>
    public static ExposureAlarm? Of(IReadOnlyList<ExposureAlarm> alarms, string symbol) =>
        alarms.FirstOrDefault(one => one.Symbol.Length == 0 || one.Symbol == symbol);

    /// <summary>All limits that are passed: symbols in ordinal order, then the total.</summary>
    public static IReadOnlyList<ExposureAlarm> In(Book book, ManagerSettings settings)
    {
        var alarms = new List<ExposureAlarm>();
        if (settings.MaxExposurePerSymbol > 0)
        {
            alarms.AddRange(book.Symbols.Where(one => one.Value > settings.MaxExposurePerSymbol)
                .Select(one => new ExposureAlarm(one.Key, one.Value, settings.MaxExposurePerSymbol)));
        }

        if (settings.MaxExposure > 0 && book.Exposure > settings.MaxExposure)
        {
            alarms.Add(new ExposureAlarm("", book.Exposure, settings.MaxExposure));
        }

        return alarms;
    }
}
