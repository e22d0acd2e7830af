using System.Text;

namespace PluginHybrid.Bybit.Rest;

/// <summary>Tells apart what HTTP 403 can mean. The page is for people and changes; only its key words are looked for.</summary>
internal static class ForbiddenPage
{
    private const int LookedAtMax = 8 * 1024;

    /// <summary>Says what the page most likely means, in words of ours.</summary>
    /// <param name="body">The body: HTML of a proxy, JSON or anything.</param>
    public static string Meaning(ReadOnlySpan<byte> body)
    {
        var page = Encoding.Latin1.GetString(body.Length > LookedAtMax ? body[..LookedAtMax] : body);
        if (Says(page, "access too frequent"))
        {
            return "HTTP 403: too many requests from this address; the venue lifts the ban about 10 minutes after the last of them";
        }

        return Says(page, "country") || Says(page, "region") || Says(page, "restricted")
            ? "HTTP 403: the venue does not serve the country or region of this address"
            : "HTTP 403: this address is refused, either for its region or for too many requests";
    }

    private static bool Says(string page, string words) => page.Contains(words, StringComparison.OrdinalIgnoreCase);
}
