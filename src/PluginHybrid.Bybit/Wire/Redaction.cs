using System.Text.RegularExpressions;

namespace PluginHybrid.Bybit.Wire;

/// <summary>Decides what of a text of the venue may be shown, logged or forwarded.</summary>
/// <remarks>The venue repeats what it was sent in two places: the text of 10004 (timestamp, key, body) and its complaint
/// about input it cannot decode (which may have been our auth frame). Both are cut. What looks like a secret or a
/// signature, a run of 32 or more letters and digits, is masked wherever it stands; <see cref="Signer.Scrub"/> masks
/// our own key, which is shorter than some symbols and order ids.</remarks>
internal static partial class Redaction
{
    /// <summary>What stands in place of a secret.</summary>
    public const string Mask = "***";

    private const int Longest = 200;

    /// <summary>The text of a REST answer, fit to be shown.</summary>
    /// <param name="retCode">The answer's code.</param>
    /// <param name="text">The venue's text.</param>
    public static string OfReply(int retCode, string text) =>
        retCode == RetCode.BadSignature ? "error sign! (the rest repeats the request and is withheld)" : Clean(text);

    /// <summary>A text of the venue, fit to be shown: echoes cut, long tokens masked, at most 200 characters.</summary>
    /// <param name="text">The venue's text.</param>
    public static string Clean(string text)
    {
        if (text.Length == 0)
        {
            return text;
        }

        var echo = Echo().Match(text);
        var own = echo.Success ? text[..(echo.Index + echo.Length)] + Mask : text;
        var masked = LongToken().Replace(own, Mask);
        return masked.Length > Longest ? masked[..EndOfWord(masked)] : masked;
    }

    // A cut within a word could leave half of a key, which nothing recognises any more.
    private static int EndOfWord(string text)
    {
        var space = text.LastIndexOf(' ', Longest);
        return space < 0 ? 0 : space;
    }

    [GeneratedRegex("origin_string|Failed to decode incoming data|error found in #|bigger context", RegexOptions.IgnoreCase)]
    private static partial Regex Echo();

    [GeneratedRegex("[A-Za-z0-9]{32,}")]
    private static partial Regex LongToken();
}
