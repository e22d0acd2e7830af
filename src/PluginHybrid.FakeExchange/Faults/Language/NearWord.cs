namespace PluginHybrid.FakeExchange.Faults.Language;

/// <summary>Finds the word a person probably meant.</summary>
internal static class NearWord
{
    /// <summary>Behind an error: <c> Did you mean 'socket'?</c>, or nothing when no word is near.</summary>
    public static string Hint(string found, IEnumerable<string> known)
    {
        var near = known
            .Select(word => (Word: word, Slips: Slips(found, word)))
            .Where(pair => pair.Slips <= Math.Max(2, pair.Word.Length / 3))
            .OrderBy(pair => pair.Slips)
            .Select(pair => pair.Word)
            .FirstOrDefault();
        return near is null ? "" : $" Did you mean '{near}'?";
    }

    private static int Slips(string left, string right)
    {
        var above = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var row = 1; row <= left.Length; row++)
        {
            var line = new int[right.Length + 1];
            line[0] = row;
            for (var column = 1; column <= right.Length; column++)
            {
                var replaced = above[column - 1] + (left[row - 1] == right[column - 1] ? 0 : 1);
                line[column] = Math.Min(replaced, Math.Min(above[column], line[column - 1]) + 1);
            }

            above = line;
        }

        return above[^1];
    }
}
