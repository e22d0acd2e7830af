using System.Collections;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>The variables a plugin's process sees: a short list of harmless ones. Keys and secrets of the host are not among them.</summary>
internal static class ChildEnvironment
{
    private static readonly string[] Harmless =
    [
        "PATH", "HOME", "USER", "LOGNAME", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME",
        "DOTNET_ROOT", "DOTNET_ROOT_X64", "DOTNET_ROOT_ARM64", "DOTNET_HOST_PATH", "DOTNET_CLI_HOME", "DOTNET_CLI_TELEMETRY_OPTOUT", "DOTNET_NOLOGO",
        "NUGET_PACKAGES", "SSL_CERT_FILE", "SSL_CERT_DIR", "LD_LIBRARY_PATH",
        "SYSTEMROOT", "WINDIR", "SYSTEMDRIVE", "COMSPEC", "PATHEXT", "USERPROFILE", "APPDATA", "LOCALAPPDATA", "PROGRAMDATA", "PROGRAMFILES",
    ];

    private static readonly string[] SecretWords =
        ["SECRET", "TOKEN", "PASSWORD", "PASSWD", "CREDENTIAL", "API_KEY", "APIKEY", "PRIVATE_KEY"];

    /// <summary>What is left of the host's variables.</summary>
    /// <param name="all">The host's.</param>
    /// <param name="passOn">Further names the operator lets through; one that names a key, a secret, a token or a password is refused all the same.</param>
    public static IReadOnlyDictionary<string, string> Of(IDictionary all, IReadOnlyList<string> passOn)
    {
        var kept = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (DictionaryEntry variable in all)
        {
            var name = (string)variable.Key;
            var isWanted = Harmless.Contains(name.ToUpperInvariant())
                || name.StartsWith("LC_", StringComparison.Ordinal)
                || (passOn.Contains(name) && !IsSecret(name));
            if (isWanted && variable.Value is string value)
            {
                kept[name] = value;
            }
        }

        return kept;
    }

    private static bool IsSecret(string name) =>
        name.StartsWith("HYBRID_API", StringComparison.OrdinalIgnoreCase)
        || SecretWords.Any(word => name.Contains(word, StringComparison.OrdinalIgnoreCase));
}
