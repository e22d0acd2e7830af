using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace PluginHybrid.Bybit.Wire;

/// <summary>Signs requests with the account's key: HMAC-SHA256, lower-case hex (FACTS §2, §8.1).</summary>
/// <remarks>The only place that holds the secret. Shows nothing of key or secret in <see cref="ToString"/> or a debugger,
/// and has no property for either.</remarks>
[DebuggerDisplay("Signer")]
internal sealed class Signer
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _key;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _secret;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly byte[] _secretBytes;

    /// <summary>Takes the account's credentials.</summary>
    /// <param name="key">The API key.</param>
    /// <param name="secret">Its secret.</param>
    public Signer(string key, string secret)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(key);
        ArgumentException.ThrowIfNullOrWhiteSpace(secret);
        _key = key;
        _secret = secret;
        _secretBytes = Encoding.UTF8.GetBytes(secret);
    }

    /// <summary>The key, for the one header and the one frame that must carry it. A method, so that no dump of objects shows it.</summary>
    public string RevealKey() => _key;

    /// <summary>Signs the authentication of a private socket.</summary>
    /// <param name="expiresMs">Venue time after which the signature is void.</param>
    public string SignSocket(long expiresMs) => Sign(string.Create(CultureInfo.InvariantCulture, $"GET/realtime{expiresMs}"));

    /// <summary>Signs a REST request.</summary>
    /// <param name="timestampMs">Venue time of the request.</param>
    /// <param name="receiveWindowMs">How long it stays valid.</param>
    /// <param name="payload">GET: the query exactly as sent, without <c>?</c>. POST: the body exactly as sent.</param>
    public string SignRest(long timestampMs, int receiveWindowMs, string payload) =>
        Sign(string.Create(CultureInfo.InvariantCulture, $"{timestampMs}{_key}{receiveWindowMs}{payload}"));

    /// <summary>Makes any text fit to be shown: our key, our secret and what looks like a signature are masked.</summary>
    /// <param name="text">For example a text of the venue or of an exception.</param>
    public string Scrub(string text) => Redaction.Clean(
        text.Replace(_secret, Redaction.Mask, StringComparison.OrdinalIgnoreCase)
            .Replace(_key, Redaction.Mask, StringComparison.OrdinalIgnoreCase));

    /// <summary>Says what this is, and nothing of what it holds.</summary>
    public override string ToString() => nameof(Signer);

    private string Sign(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(_secretBytes, Encoding.UTF8.GetBytes(text)));
}
