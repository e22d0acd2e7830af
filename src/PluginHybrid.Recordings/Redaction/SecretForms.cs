using System.Text;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>The forms in which a secret may lie in bytes.</summary>
internal static class SecretForms
{
    /// <summary>A secret shorter than this is not looked for: it would be met by chance.</summary>
    public const int LengthMin = 8;

    /// <summary>Every form with its name; escapes of JSON and of addresses are undone before these are looked for.</summary>
    public static IEnumerable<(string Form, byte[] Bytes)> Of(string secret)
    {
        var raw = Encoding.UTF8.GetBytes(secret);
        yield return ("raw", raw);
        yield return ("reversed", [.. raw.Reverse()]);
        yield return ("hex", Encoding.ASCII.GetBytes(Convert.ToHexStringLower(raw)));
        yield return ("upper-case hex", Encoding.ASCII.GetBytes(Convert.ToHexString(raw)));
        var other = new string([.. secret.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))]);
        if (other != secret)
        {
            yield return ("reversed case", Encoding.UTF8.GetBytes(other));
        }

        for (var before = 0; before < 3; before++)
        {
            var text = Base64At(raw, before);
            yield return ("base64", Encoding.ASCII.GetBytes(text));
            var url = text.Replace('+', '-').Replace('/', '_');
            if (url != text)
            {
                yield return ("base64url", Encoding.ASCII.GetBytes(url));
            }
        }
    }

    // The digits that depend on the secret alone, whatever stands before and after it.
    private static string Base64At(byte[] raw, int before)
    {
        var padded = new byte[before + raw.Length];
        raw.CopyTo(padded, before);
        var text = Convert.ToBase64String(padded).TrimEnd('=');
        var from = before == 0 ? 0 : before + 1;
        var spare = (padded.Length % 3) switch { 0 => 0, _ => 1 };
        return text[from..^spare];
    }
}
