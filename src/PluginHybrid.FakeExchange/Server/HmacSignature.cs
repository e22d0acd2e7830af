using System.Security.Cryptography;
using System.Text;

namespace PluginHybrid.FakeExchange.Server;

/// <summary>The venue's side of signing: HMAC-SHA256 in lower-case hex (FACTS §2 and §8.1).</summary>
internal static class HmacSignature
{
    /// <summary>What the private socket signs: <c>GET/realtime</c> and the decimal expiry.</summary>
    public static string OfSocket(string secret, long expiresMs) => Of(secret, string.Concat("GET/realtime", expiresMs.ToString(System.Globalization.CultureInfo.InvariantCulture)));

    /// <summary>What REST signs: timestamp, key, window, then the raw query or body.</summary>
    public static string Of(string secret, string text) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text)));

    /// <summary>Compares exactly; upper-case hex is not the venue's form.</summary>
    public static bool Matches(string expected, string given) =>
        CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(expected), Encoding.UTF8.GetBytes(given));
}
