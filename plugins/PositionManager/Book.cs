using System.Globalization;

namespace PluginHybrid.Plugins.Managing;

/// <summary>All legs at one moment, with their sums. Both legs of a hedge count: each has its own margin and its own risk.</summary>
internal sealed class Book
{
    private Book(IReadOnlyList<LegFigures> legs)
    {
        Legs = legs;
        var symbols = new SortedDictionary<string, decimal>(StringComparer.Ordinal);
        foreach (var leg in legs)
        {
            symbols[leg.Key.Symbol] = symbols.GetValueOrDefault(leg.Key.Symbol) + leg.Value;
            Exposure += leg.Value;
            Unrealised += leg.Unrealised;
            Net += leg.Side == Side.Sell ? -leg.Value : leg.Value;
        }

        Symbols = [.. symbols];
    }

    /// <summary>The lines, in the order of their keys.</summary>
    public IReadOnlyList<LegFigures> Legs { get; }

    /// <summary>Value per symbol, in ordinal order.</summary>
    public IReadOnlyList<KeyValuePair<string, decimal>> Symbols { get; }

    /// <summary>Value of all legs, longs and shorts added.</summary>
    public decimal Exposure { get; }

    /// <summary>Longs less shorts.</summary>
    public decimal Net { get; }

    public decimal Unrealised { get; }

    /// <summary>The book of some legs.</summary>
    /// <param name="held">They, in the order of their keys, as <see cref="IPositions.All"/> gives them.</param>
    public static Book Of(IReadOnlyList<PositionUpdate> held) => new([.. held.Select(LegFigures.Of)]);

    /// <summary>The book in lines for a person.</summary>
    public string Summary(decimal day)
    {
        var legs = Legs.Select(leg => Text($"{leg.Key} {(leg.Side == Side.Sell ? "short" : "long")} {leg.Size:0.########} worth {leg.Value:0.##}, {leg.Unrealised:+0.00;-0.00;0.00}"));
        return Text($"{Legs.Count} legs, exposure {Exposure:0.##} (net {Net:0.##}), unrealised {Unrealised:+0.00;-0.00;0.00}, day {day:+0.00;-0.00;0.00}")
            + (Legs.Count == 0 ? "" : $": {string.Join("; ", legs)}");
    }

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
