namespace PluginHybrid.Configuration;

/// <summary>Finds what a person probably meant.</summary>
internal static class Nearest
{
    /// <summary>The candidate with the fewest typing slips away; <c>null</c> when none is near.</summary>
    /// <param name="found">What was written.</param>
    /// <param name="candidates">What is allowed; the first of equally near ones wins.</param>
    public static string? Of(string found, IEnumerable<string> candidates) => candidates
        .Select(candidate => (Candidate: candidate, Slips: Slips(Plain(found), Plain(candidate))))
        .Where(pair => pair.Slips <= Math.Max(1, pair.Candidate.Length / 3))
        .OrderBy(pair => pair.Slips)
        .Select(pair => pair.Candidate)
        .FirstOrDefault();

    private static string Plain(string text) => text.Replace("_", "", StringComparison.Ordinal)
        .Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();

    // Optimal string alignment: insert, delete, replace, and swap of two neighbours count one each.
    private static int Slips(string left, string right)
    {
        var cost = new int[left.Length + 1, right.Length + 1];
        for (var row = 0; row <= left.Length; row++)
        {
            for (var column = 0; column <= right.Length; column++)
            {
                cost[row, column] = (row, column) switch
                {
                    (_, 0) => row,
                    (0, _) => column,
                    _ => Step(cost, left, right, row, column),
                };
            }
        }

        return cost[left.Length, right.Length];
    }

    private static int Step(int[,] cost, string left, string right, int row, int column)
    {
        var replaced = cost[row - 1, column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
        var least = Math.Min(replaced, Math.Min(cost[row - 1, column], cost[row, column - 1]) + 1);
        var swapped = row > 1 && column > 1 && left[row - 1] == right[column - 2] && left[row - 2] == right[column - 1];
        return swapped ? Math.Min(least, cost[row - 2, column - 2] + 1) : least;
    }
}
