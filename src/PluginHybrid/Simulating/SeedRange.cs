using System.Globalization;
using PluginHybrid.Configuration;
using PluginHybrid.Venues;

namespace PluginHybrid.Simulating;

/// <summary>Seeds as a person writes them: <c>1..1000</c>, <c>3,14,15</c>, or both, <c>1..9,87</c>.</summary>
internal static class SeedRange
{
    private const int Most = 1_000_000;

    /// <summary>Reads them: in the order written, each once.</summary>
    /// <param name="text">What was written.</param>
    /// <exception cref="UsageException">It is no such text, is empty, or names more than a million.</exception>
    public static IReadOnlyList<int> Read(string text)
    {
        var seeds = new List<int>();
        foreach (var part in text.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var (first, last) = part.Split("..") switch
            {
                [var from, var to] when Number(from) is { } a && Number(to) is { } b => (a, b),
                [var only] when Number(only) is { } a => (a, a),
                _ => (1, 0),
            };
            if (last < first || (long)last - first + seeds.Count >= Most)
            {
                throw Wrong(text);
            }

            seeds.AddRange(Enumerable.Range(first, last - first + 1));
        }

        return seeds.Count > 0 ? [.. seeds.Distinct()] : throw Wrong(text);
    }

    /// <summary>Seeds as <see cref="Read"/> takes them, with a range for those that follow each other.</summary>
    /// <param name="seeds">At least one.</param>
    public static string Of(IReadOnlyList<int> seeds)
    {
        var parts = new List<string>();
        for (var first = 0; first < seeds.Count;)
        {
            var last = first;
            while (last + 1 < seeds.Count && seeds[last + 1] == seeds[last] + 1)
            {
                last++;
            }

            parts.Add(last == first ? Text(seeds[first]) : $"{Text(seeds[first])}..{Text(seeds[last])}");
            first = last + 1;
        }

        return string.Join(',', parts);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(int seed) => seed.ToString(CultureInfo.InvariantCulture);

    private static UsageException Wrong(string text) =>
        new($"--seeds is {ShownText.Of(text)}. Write a range, 1..1000, or some seeds, 3,14,15; from 0 up, and at most {Text(Most)} of them.");
}
