using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Days;

/// <summary>Draws for one purpose of the making of a day. What is drawn for one purpose changes nothing for another.</summary>
/// <param name="seed">The day's seed.</param>
/// <param name="purpose">What is being made.</param>
internal sealed class DayDraws(int seed, string purpose)
{
    private readonly Chance _chance = Chance.Of(seed, "day", purpose);
    private int _count;

    /// <summary>0 or more, below 1.</summary>
    public double Next() => _chance.Share(0, _count++);

    /// <summary>True with the chance given.</summary>
    public bool Hits(double chance) => Next() < chance;

    /// <summary>A whole number of <paramref name="least"/> to <paramref name="most"/>, both included.</summary>
    public int Number(int least, int most) => least + (int)(Next() * (most - least + 1));

    /// <summary>One of them.</summary>
    public T OneOf<T>(IReadOnlyList<T> all) => all[Number(0, all.Count - 1)];

    /// <summary>Between two times, small ones as likely as large ones on a logarithmic scale; in whole milliseconds.</summary>
    public TimeSpan Between(TimeSpan least, TimeSpan most) =>
        TimeSpan.FromMilliseconds(Math.Round(Math.Exp(Math.Log(least.TotalMilliseconds) + (Next() * Math.Log(most / least)))));

    /// <summary>Between two figures on a logarithmic scale, with four digits behind the point.</summary>
    public decimal Between(decimal least, decimal most) =>
        Math.Round((decimal)Math.Exp(Math.Log((double)least) + (Next() * Math.Log((double)(most / least)))), 4);

    /// <summary>A time to wait for something that happens so often on average; in whole milliseconds, at least one.</summary>
    public TimeSpan Wait(TimeSpan mean) =>
        TimeSpan.FromMilliseconds(Math.Max(1, Math.Round(-Math.Log(1 - Next()) * mean.TotalMilliseconds)));
}
