namespace PluginHybrid.Credentials;

/// <summary>Takes credentials from the environment, or from a file that a variable names. From nowhere else.</summary>
/// <param name="environment">The environment variables.</param>
/// <param name="readFile">Text of a file, or <c>null</c> when there is none.</param>
/// <param name="isOpenToOthers">True when other users of the machine may read the file.</param>
internal sealed class CredentialsFinder(
    IReadOnlyDictionary<string, string> environment, Func<string, string?> readFile, Func<string, bool> isOpenToOthers)
{
    /// <summary>Variable, and line of the file, with the key.</summary>
    public const string KeyName = "HYBRID_API_KEY";

    /// <summary>Variable, and line of the file, with the secret.</summary>
    public const string SecretName = "HYBRID_API_SECRET";

    /// <summary>Variable that names the file.</summary>
    public const string FileName = "HYBRID_CREDENTIALS_FILE";

    /// <summary>Looks in both places. The variables win; halves of the two are never mixed.</summary>
    public CredentialsAnswer Find()
    {
        if (Given(KeyName) is not null || Given(SecretName) is not null)
        {
            return Pair(environment, "environment variables", null);
        }

        if (Given(FileName) is not { } path)
        {
            return new(null, "nowhere", $"No credentials: set {KeyName} and {SecretName}, or name a file with those two lines in {FileName}.");
        }

        if (readFile(path) is not { } text)
        {
            return new(null, FileName, $"{FileName} names {path}, and there is no readable file.");
        }

        var warning = isOpenToOthers(path) ? $"Other users of this machine may read {path}. Close it: chmod 600 {path}" : null;
        return Pair(Lines(text), path, warning);
    }

    private string? Given(string name) => environment.TryGetValue(name, out var value) && value.Length > 0 ? value : null;

    private static CredentialsAnswer Pair(IReadOnlyDictionary<string, string> values, string source, string? warning)
    {
        var key = values.GetValueOrDefault(KeyName, "");
        var secret = values.GetValueOrDefault(SecretName, "");
        if (key.Length == 0 || secret.Length == 0)
        {
            var missing = key.Length == 0 ? KeyName : SecretName;
            return new(null, source, $"{missing} is missing in {source}. Give key and secret in the same place.");
        }

        return key.Concat(secret).Any(letter => char.IsWhiteSpace(letter) || char.IsControl(letter))
            ? new(null, source, $"The credentials in {source} hold a blank or a control character. Copy them again, without quotes and line ends.")
            : new(new(key, secret), source, Warning: warning);
    }

    // Lines of NAME=VALUE, as in an .env file; # begins a comment line.
    private static Dictionary<string, string> Lines(string text) => text.Split('\n')
        .Select(line => line.Trim())
        .Where(line => !line.StartsWith('#') && line.Contains('=', StringComparison.Ordinal))
        .Select(line => line.Split('=', 2))
        .GroupBy(pair => pair[0].Trim())
        .ToDictionary(group => group.Key, group => group.Last()[1].Trim().Trim('"', '\''));
}
