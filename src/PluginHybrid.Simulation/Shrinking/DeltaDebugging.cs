namespace PluginHybrid.Simulation.Shrinking;

/// <summary>Takes away what is not needed, in halves first and then in ever smaller parts.</summary>
internal static class DeltaDebugging
{
    /// <summary>The items without those that a test does not need: no single one of them can go any more.</summary>
    /// <param name="items">All of them; the test holds with them.</param>
    /// <param name="holds">Whether what is sought is still there with these, in their order.</param>
    public static IReadOnlyList<T> Reduce<T>(IReadOnlyList<T> items, Func<IReadOnlyList<T>, bool> holds)
    {
        if (items.Count > 0 && holds([]))
        {
            return [];
        }

        var (left, parts) = (items, 2);
        while (left.Count >= 2)
        {
            if (Smaller(left, parts, holds) is { } smaller)
            {
                // A complement has one part less; the rest keep their size.
                (left, parts) = (smaller, Math.Clamp(smaller.Count <= left.Count / parts ? 2 : parts - 1, 2, Math.Max(2, smaller.Count)));
            }
            else if (parts < left.Count)
            {
                parts = Math.Min(parts * 2, left.Count);
            }
            else
            {
                break;
            }
        }

        return left;
    }

    private static List<T>? Smaller<T>(IReadOnlyList<T> items, int parts, Func<IReadOnlyList<T>, bool> holds)
    {
        for (var part = 0; parts > 2 ? part < 0 : part < parts; part++)
        {
            List<T> alone = [.. Part(items, parts, part, inside: true)];
            if (holds(alone))
            {
                return alone;
            }
        }

        for (var part = 0; part < parts; part++)
        {
            List<T> without = [.. Part(items, parts, part, inside: false)];
            if (without.Count < items.Count && holds(without))
            {
                return without;
            }
        }

        return null;
    }

    private static IEnumerable<T> Part<T>(IReadOnlyList<T> items, int parts, int part, bool inside)
    {
        var (from, to) = (items.Count * part / parts, items.Count * (part + 1) / parts);
        return items.Where((_, index) => (index >= from && index < to) == inside);
    }
}
