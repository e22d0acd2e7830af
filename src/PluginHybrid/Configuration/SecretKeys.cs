namespace PluginHybrid.Configuration;

/// <summary>Recognises keys under which somebody tries to hand over a credential.</summary>
internal static class SecretKeys
{
    /// <summary>What to do instead.</summary>
    public const string Fix =
        "Delete it there and set HYBRID_API_KEY and HYBRID_API_SECRET, or name a file in HYBRID_CREDENTIALS_FILE. "
        + "If others could have seen it, revoke the key at the venue.";

    private static readonly string[] Words = ["apikey", "secret", "password", "passphrase", "token", "credential", "privatekey"];

    /// <summary>True when the key's name speaks of a credential.</summary>
    /// <param name="name">Last part of the key.</param>
    public static bool Contains(string name)
    {
        var plain = new string([.. name.Where(char.IsAsciiLetter).Select(char.ToLowerInvariant)]);
        return plain == "key" || Words.Any(word => plain.Contains(word, StringComparison.Ordinal));
    }
}
