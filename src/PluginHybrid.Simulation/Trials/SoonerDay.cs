using PluginHybrid.Simulation.Days;

namespace PluginHybrid.Simulation.Trials;

/// <summary>A day without the time before anything happens: for a fault script, which is played in real time.</summary>
internal static class SoonerDay
{
    private static readonly TimeSpan Before = TimeSpan.FromSeconds(20);

    /// <summary>The same troubles and deeds with the same distances, the first of them after at most 20 s.</summary>
    /// <param name="day">The day.</param>
    public static (Day Day, TimeSpan Earlier) Of(Day day)
    {
        var first = day.Troubles.Select(trouble => trouble.At).Concat(day.Deeds.Select(deed => deed.At)).DefaultIfEmpty().Min();
        var earlier = first > Before ? first - Before : TimeSpan.Zero;
        return (day with
        {
            Length = day.Length - earlier,
            Troubles = [.. day.Troubles.Select(trouble => trouble with { At = trouble.At - earlier })],
            Deeds = [.. day.Deeds.Select(deed => deed with { At = deed.At - earlier })],
        }, earlier);
    }
}
