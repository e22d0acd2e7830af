using System.Buffers;
using System.Text;

namespace PluginHybrid.Recordings.Redaction;

/// <summary>Looks for every registered secret in every form, whatever the policy thought of the message.</summary>
internal sealed class LastGate
{
    private readonly (string Form, byte[] Bytes)[] _forms;

    /// <summary>A gate for the secrets of one run.</summary>
    /// <param name="secrets">Keys, secrets, tokens; those too short to be told from chance are left out.</param>
    /// <param name="without">Names of forms that are not looked for: for tests that prove that each is needed.</param>
    public LastGate(IEnumerable<string> secrets, IReadOnlySet<string>? without = null) => _forms =
    [
        .. from secret in secrets.Distinct(StringComparer.Ordinal)
           where secret.Length >= SecretForms.LengthMin
           from form in SecretForms.Of(secret)
           where without?.Contains(form.Form) != true
           select form,
    ];

    /// <summary>The name of the form that was met; <c>null</c> when the bytes are clean.</summary>
    public string? Met(ReadOnlySpan<byte> bytes)
    {
        if (_forms.Length == 0)
        {
            return null;
        }

        if (Look(bytes) is { } plain)
        {
            return plain;
        }

        return bytes.IndexOfAny((byte)'\\', (byte)'%') >= 0 && Unescaped(bytes) is { } other && Look(other) is { } hidden ? $"{hidden}, escaped" : null;
    }

    private string? Look(ReadOnlySpan<byte> bytes)
    {
        foreach (var (form, secret) in _forms)
        {
            if (bytes.IndexOf(secret) >= 0)
            {
                return form;
            }
        }

        return null;
    }

    // Again and again, for an escape may lie within an escape.
    private static byte[]? Unescaped(ReadOnlySpan<byte> bytes)
    {
        byte[]? found = null;
        for (var depth = 0; depth < 4 && Once(found ?? bytes) is { } next; depth++)
        {
            found = next;
        }

        return found;
    }

    private static byte[]? Once(ReadOnlySpan<byte> bytes)
    {
        var output = new ArrayBufferWriter<byte>(bytes.Length);
        var changed = false;
        for (var i = 0; i < bytes.Length;)
        {
            var taken = Escape(bytes[i..], output);
            changed |= taken > 0;
            if (taken == 0)
            {
                output.Write(bytes.Slice(i, 1));
            }

            i += Math.Max(1, taken);
        }

        return changed ? output.WrittenSpan.ToArray() : null;
    }

    private static int Escape(ReadOnlySpan<byte> at, ArrayBufferWriter<byte> output)
    {
        if (at.Length >= 3 && at[0] == '%' && Hex(at[1..3]) is { } percent)
        {
            output.Write([(byte)percent]);
            return 3;
        }

        if (at.Length >= 6 && at[0] == '\\' && (at[1] | 0x20) == 'u' && Hex(at[2..6]) is { } code)
        {
            Span<byte> utf8 = stackalloc byte[4];
            var rune = Rune.IsValid(code) ? new Rune(code) : Rune.ReplacementChar;
            output.Write(utf8[..rune.EncodeToUtf8(utf8)]);
            return 6;
        }

        if (at.Length >= 2 && at[0] == '\\' && at[1] is (byte)'/' or (byte)'\\' or (byte)'"')
        {
            output.Write(at.Slice(1, 1));
            return 2;
        }

        return 0;
    }

    private static int? Hex(ReadOnlySpan<byte> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            if (!char.IsAsciiHexDigit((char)digit))
            {
                return null;
            }

            value = (value << 4) | Convert.ToInt32(((char)digit).ToString(), 16);
        }

        return value;
    }
}
