namespace PluginHybrid.Plugins.Trailing;

/// <summary>The average true range of time bars that are built from ticks; Wilder's average. A value: a tick makes the next one.</summary>
/// <remarks>A bar without a tick is left out: it says nothing about the range. All of it is kept in the state store.</remarks>
internal sealed record AtrBars
{
    /// <summary>Number of the bar being built: time since 1970 by bar length.</summary>
    public long Bar { get; init; }

    public decimal High { get; init; }

    public decimal Low { get; init; }

    public decimal Last { get; init; }

    /// <summary>The close of the bar before; <c>null</c> in the first bar.</summary>
    public decimal? CloseBefore { get; init; }

    /// <summary>Bars that went into <see cref="Average"/>, at most the period.</summary>
    public int Bars { get; init; }

    public decimal Average { get; init; }

    /// <summary>The average once it rests on a full period of complete bars; <c>null</c> before.</summary>
    public decimal? Value(int period) => Bars >= period ? Average : null;

    /// <summary>Takes a tick into account.</summary>
    public static AtrBars Next(AtrBars? bars, decimal price, DateTimeOffset at, TimeSpan length, int period)
    {
        var number = at.ToUnixTimeMilliseconds() / (long)length.TotalMilliseconds;
        if (bars is null)
        {
            return new AtrBars { Bar = number, High = price, Low = price, Last = price };
        }

        if (number <= bars.Bar)
        {
            return bars with { High = Math.Max(bars.High, price), Low = Math.Min(bars.Low, price), Last = price };
        }

        return bars with
        {
            Bar = number,
            High = price,
            Low = price,
            Last = price,
            CloseBefore = bars.Last,
            Bars = Math.Min(bars.Bars + 1, period),
            Average = bars.Bars < period
                ? ((bars.Average * bars.Bars) + bars.TrueRange()) / (bars.Bars + 1)
                : ((bars.Average * (period - 1)) + bars.TrueRange()) / period,
        };
    }

    private decimal TrueRange() => CloseBefore is { } close
        ? Math.Max(High, close) - Math.Min(Low, close)
        : High - Low;
}
