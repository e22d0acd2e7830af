using System.Globalization;

namespace PluginHybrid.Plugins.Trailing;

/// <summary>The stepped ladder: from this profit on, this distance.</summary>
internal sealed class ProfitBands
{
    private readonly (decimal Profit, decimal Distance)[] _bands;

    private ProfitBands((decimal Profit, decimal Distance)[] bands) => _bands = bands;

    /// <summary>Reads <c>3%:0.8 6%:0.5</c>.</summary>
    /// <exception cref="FormatException">It cannot be read; the text says which entry and what is wanted.</exception>
    public static ProfitBands Parse(string text) =>
        new([.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Band)]);

    /// <summary>What is wrong with a ladder, or <c>null</c>.</summary>
    public static string? Check(string text, decimal distance)
    {
        ProfitBands ladder;
        try
        {
            ladder = Parse(text);
        }
        catch (FormatException problem)
        {
            return problem.Message;
        }

        var before = (Profit: -1m, Distance: distance);
        foreach (var band in ladder._bands)
        {
            if (band.Profit <= before.Profit)
            {
                return Text($"bands: {band.Profit} % comes after {before.Profit} %; profits must rise");
            }

            if (band.Distance >= before.Distance)
            {
                return Text($"bands: at {band.Profit} % the distance {band.Distance} is not below {before.Distance}; a ladder only narrows");
            }

            before = band;
        }

        return null;
    }

    /// <summary>The distance at a profit, given the one without bands.</summary>
    public decimal At(decimal profitPercent, decimal distance)
    {
        foreach (var (profit, narrower) in _bands)
        {
            distance = profitPercent >= profit ? Math.Min(distance, narrower) : distance;
        }

        return distance;
    }

    private static (decimal Profit, decimal Distance) Band(string entry)
    {
        var parts = entry.Split(':');
        return parts is [var profit, var distance] && profit.EndsWith('%')
            && Number(profit[..^1]) is { } from and > 0 && Number(distance) is { } narrower and > 0
            ? (from, narrower)
            : throw new FormatException($"bands: \"{entry}\" is no band; wanted <profit>%:<distance>, for example 3%:0.8");
    }

    private static decimal? Number(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(FormattableString text) => FormattableString.Invariant(text);
}
