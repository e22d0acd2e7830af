using System.Globalization;
using PluginHybrid.Simulation.Times;

namespace PluginHybrid.Simulation.Worlds;

/// <summary>The last things that happened, for a person to read.</summary>
/// <param name="timeline">Virtual time.</param>
internal sealed class Tail(Timeline timeline)
{
    private const int Most = 200;
    private const int Longest = 240;
    private readonly (long At, string Text)[] _lines = new (long, string)[Most];
    private long _count;

    /// <summary>The lines, oldest first.</summary>
    public IReadOnlyList<string> Lines
    {
        get
        {
            var first = Math.Max(0, _count - Most);
            return [.. Enumerable.Range(0, (int)(_count - first)).Select(number => Line(_lines[(first + number) % Most]))];
        }
    }

    /// <summary>Something happened.</summary>
    public void Add(string text) => _lines[_count++ % Most] = (timeline.Now, text);

    private static string Line((long At, string Text) entry)
    {
        var text = entry.Text.Length > Longest ? $"{entry.Text.AsSpan(0, Longest)}…" : entry.Text;
        return $"{TimeSpan.FromTicks(entry.At).ToString(@"hh\:mm\:ss\.ffff", CultureInfo.InvariantCulture)} {text}";
    }
}
