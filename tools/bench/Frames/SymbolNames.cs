namespace PluginHybrid.Bench.Frames;

/// <summary>Names of made-up symbols, as many as wanted, spelled like the venue's.</summary>
internal static class SymbolNames
{
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>Different names of 6 to 9 letters, always the same ones.</summary>
    public static string[] Make(int count)
    {
        var names = new string[count];
        for (var i = 0; i < count; i++)
        {
            // 7,919 is prime to every power of 26, so no two of the first 17,576 three-letter stems are equal.
            var stem = i * 7_919 % 17_576;
            var tail = new string(Letters[i % Letters.Length], i % 3);
            names[i] = $"{Letters[stem / 676]}{Letters[stem / 26 % 26]}{Letters[stem % 26]}{tail}USDT";
        }

        return names;
    }
}
