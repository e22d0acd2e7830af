namespace PluginHybrid.Configuration;

/// <summary>Repeats what a person wrote, unless it could be a secret that slipped into the wrong line.</summary>
internal static class ShownText
{
    private const int LongestShown = 40;
    private const int ShortestSecret = 16;
    private const int LongestName = 23;

    /// <summary>The text in quotes; its length alone when it looks like a key, or is too long to be of use.</summary>
    /// <param name="text">What was found.</param>
    public static string Of(string text) => text.Length switch
    {
        0 => "nothing",
        > LongestShown => $"a text of {text.Length} characters (not shown)",
        _ when LooksLikeASecret(text) => $"a text of {text.Length} characters (not shown: it could be a key)",
        _ => $"\"{text}\"",
    };

    /// <summary>A text in which words that look like keys are hidden.</summary>
    /// <param name="text">Repeats some of the words.</param>
    /// <param name="words">What a person wrote.</param>
    public static string Masked(string text, IEnumerable<string> words) => words
        .Where(LooksLikeASecret)
        .Aggregate(text, (shown, word) => shown.Replace(word, "(not shown: it could be a key)", StringComparison.Ordinal));

    // A name in small letters, like the command trailing-stop/9999, is none unless it is as long as a hash.
    private static bool LooksLikeASecret(string text) =>
        text.Length >= ShortestSecret
        && text.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '+' or '/' or '=' or '_' or '-')
        && text.Any(char.IsAsciiDigit)
        && text.Any(char.IsAsciiLetter)
        && (text.Any(char.IsAsciiLetterUpper) || text.Length > LongestName || text.All(char.IsAsciiLetterOrDigit));
}
