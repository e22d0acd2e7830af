using System.Text;
using PluginHybrid.Recordings.Redaction;

namespace PluginHybrid.Credentials;

/// <summary>Takes the run's key and secret out of texts that somebody else wrote: a plugin's log line, reason or fault.</summary>
/// <remarks>
/// A plugin in this process can read them; what it says goes to files and screens only through here. Plain, Base64 and hexadecimal
/// forms are masked; a text that holds them in any other form the recorder's last gate knows is left out as a whole.
/// </remarks>
internal sealed class SecretMask
{
    private const string Mask = "***";
    private const int Shortest = 6;

    private const string LeftOut = "(left out: it held a key or secret in disguise)";

    private readonly string[] _forms;
    private readonly RecordRedactor _gate;

    /// <summary>A mask for one pair of credentials.</summary>
    /// <param name="credentials">What must not be seen.</param>
    public SecretMask(VenueCredentials credentials)
    {
        string[] values = [credentials.Key, credentials.Secret];
        _gate = new RecordRedactor(new RedactionSettings { Secrets = values });
        _forms =
        [
            .. values.Where(value => value.Length >= Shortest).SelectMany(FormsOf).Distinct(StringComparer.Ordinal).OrderByDescending(form => form.Length),
        ];
    }

    /// <summary>The text without them.</summary>
    /// <param name="text">Any text.</param>
    public string Hide(string text)
    {
        foreach (var form in _forms)
        {
            text = text.Replace(form, Mask, StringComparison.OrdinalIgnoreCase);
        }

        try
        {
            _gate.ThrowIfUnsafe(Encoding.UTF8.GetBytes(text), 0);
            return text;
        }
        catch (UnsafeRecordingException)
        {
            return LeftOut;
        }
    }

    private static IEnumerable<string> FormsOf(string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return [value, Convert.ToBase64String(bytes).TrimEnd('='), Convert.ToHexString(bytes)];
    }
}
