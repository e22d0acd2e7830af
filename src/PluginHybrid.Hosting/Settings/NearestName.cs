namespace PluginHybrid.Hosting.Settings;

/// <summary>Guesses which name was meant: the one with the fewest letters to change.</summary>
internal static class NearestName
{
    private const int FarthestEdit = 3;

    /// <summary>The nearest of the names, or <c>null</c> when none is near.</summary>
    /// <param name="found">What was written.</param>
    /// <param name="names">What could have been.</param>
    public static string? Of(string found, IEnumerable<string> names)
    {
        var best = names
            .Select(name => (Name: name, Distance: Distance(Plain(found), Plain(name))))
            .Where(near => near.Distance <= Math.Min(FarthestEdit, Math.Max(1, found.Length / 2)))
            .OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Name;
    }

    /// <summary>A key without what its spelling may vary in: case, dashes, underscores.</summary>
    /// <param name="key">As written.</param>
    public static string Plain(string key) => string.Concat(key.Where(letter => letter is not ('-' or '_'))).ToLowerInvariant();

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(row[j] + 1, row[j - 1] + 1), corner + (left[i - 1] == right[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }
}
