using System.Buffers;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>Makes the messages of a Bybit session safe, class by class, by a policy that is data.</summary>
/// <example><code>
/// var redactor = new RecordRedactor(new() { Secrets = [key, secret] });
/// redactor.Write(new(MessageKind.PrivateIn), frame, output, touched);
/// </code></example>
public sealed class RecordRedactor : IRecordRedactor
{
    private readonly RedactionPolicy _policy;
    private readonly RedactionSettings _settings;
    private readonly FreeText _text;
    private readonly SafeValues _values;
    private readonly SafeJson _json;
    private readonly SafeCanonicalJson _canonical;
    private readonly LastGate _gate;
    private readonly Pseudonyms _pseudonyms;

    /// <summary>A redactor by the policy this version ships, or the one of the settings.</summary>
    /// <param name="settings">Secrets and choices of the run.</param>
    /// <exception cref="InvalidDataException">The policy of the settings is none; the text says where.</exception>
    public RecordRedactor(RedactionSettings settings)
        : this(settings, settings?.Policy is { } text ? RedactionPolicy.Read(text) : RedactionPolicy.Bybit, null)
    {
    }

    /// <summary>A redactor by another policy, with rules left out: for tests that prove that each is needed.</summary>
    internal RecordRedactor(RedactionSettings settings, RedactionPolicy policy, IReadOnlySet<string>? without)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(settings.AmountScale);
        (_settings, _policy) = (settings, policy);
        var pseudonyms = _pseudonyms = new Pseudonyms(settings.KeepsPseudonyms, settings.PseudonymFloor);
        _text = new FreeText(pseudonyms, without);
        _values = new SafeValues(pseudonyms, _text, settings.OwnLink, settings.AmountScale);
        _json = new SafeJson(_values);
        _canonical = new SafeCanonicalJson(policy, _values);
        _gate = new LastGate(settings.Secrets, without);
    }

    /// <inheritdoc />
    public RedactionPolicyName Policy => _policy.Name;

    /// <summary>The highest number of a pseudonym that was kept; 0 for none.</summary>
    internal int HighestKept => _pseudonyms.HighestKept;

    /// <inheritdoc />
    public void Write(in MessagePlace place, ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, List<string> touched)
    {
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(touched);
        if (place.Kind == MessageKind.PublicIn && PublicTopic.Is(utf8))
        {
            output.Write(utf8);
            return;
        }

        if (!IsJson(utf8))
        {
            WriteBroken(place, utf8, output, touched);
            return;
        }

        if (place.Kind == MessageKind.Canonical)
        {
            _canonical.Write(utf8, output, touched);
            return;
        }

        var messageClass = MessageClass.Of(place, utf8);
        var rules = _policy.Find(messageClass);
        if (rules is null && !_settings.AllowUnknownPrivate && MessageClass.IsPrivateTopic(messageClass))
        {
            throw new UnknownPrivateMessageException(messageClass);
        }

        _json.Write(rules, utf8, output, touched);
    }

    /// <inheritdoc />
    public string Text(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return _text.Scrub(text);
    }

    /// <inheritdoc />
    public string Address(string url)
    {
        ArgumentNullException.ThrowIfNull(url);
        var mark = url.IndexOf('?', StringComparison.Ordinal);
        var path = WithoutUser(mark < 0 ? url : url[..mark]);
        return mark < 0 ? path : $"{path}?{string.Join('&', url[(mark + 1)..].Split('&').Select(SafeQuery))}";
    }

    /// <inheritdoc />
    public void ThrowIfUnsafe(ReadOnlySpan<byte> line, long record)
    {
        if (_gate.Met(line) is { } form)
        {
            throw new UnsafeRecordingException(record, form);
        }
    }

    private static bool IsJson(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var reader = new Utf8JsonReader(utf8);
            while (reader.Read())
            {
                reader.TrySkip();
            }

            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    // No path can be told in it: what may hold private values keeps its punctuation and its length, nothing else.
    private void WriteBroken(in MessagePlace place, ReadOnlySpan<byte> utf8, IBufferWriter<byte> output, List<string> touched)
    {
        if (utf8.IsEmpty)
        {
            return;
        }

        touched.Add("$");
        if (place.Kind is MessageKind.PublicIn or MessageKind.PublicOut or MessageKind.Canonical)
        {
            Encoding.UTF8.GetBytes(_text.Scrub(Encoding.UTF8.GetString(utf8)), output);
            return;
        }

        var masked = output.GetSpan(utf8.Length);
        for (var i = 0; i < utf8.Length; i++)
        {
            masked[i] = char.IsAsciiDigit((char)utf8[i]) ? (byte)'0' : char.IsAsciiLetter((char)utf8[i]) ? (byte)'x' : utf8[i] < 0x80 ? utf8[i] : (byte)'?';
        }

        output.Advance(utf8.Length);
    }

    private string SafeQuery(string pair)
    {
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        return equals < 0 ? pair.Length == 0 ? "" : "redacted" : $"{pair[..equals]}={_values.SafeText(pair[(equals + 1)..], _policy.Query(pair[..equals]))}";
    }

    private static string WithoutUser(string address)
    {
        var scheme = address.IndexOf("://", StringComparison.Ordinal);
        var user = address.IndexOf('@', StringComparison.Ordinal);
        return scheme >= 0 && user > scheme ? string.Concat(address.AsSpan(0, scheme + 3), address.AsSpan(user + 1)) : address;
    }
}
