using System.Net;
using System.Text;
using System.Text.Json;

namespace PluginHybrid.Integration.Tests.Pitfalls;

/// <summary>A secret that sings wherever it is seen: finds itself in a text in any encoding a program might give it.</summary>
/// <param name="name">Which secret it is, for the failure.</param>
/// <param name="secret">The secret.</param>
internal sealed class Canary(string name, string secret)
{
    private readonly (string Encoding, string Text)[] _songs = [.. Songs(secret).DistinctBy(song => song.Text)];

    /// <summary>How the secret stands in a text, or <c>null</c> when it does not.</summary>
    /// <param name="text">Any text.</param>
    public string? In(string text) => _songs.FirstOrDefault(song => text.Contains(song.Text, StringComparison.OrdinalIgnoreCase)) is { Text: not null } found
        ? $"{name} as {found.Encoding} in: {text}"
        : null;

    /// <summary>One text per encoding, to try the search itself.</summary>
    public IEnumerable<(string Encoding, string Text)> Everywhere() => _songs.Select(song => (song.Encoding, $"before {song.Text} after"));

    private static IEnumerable<(string Encoding, string Text)> Songs(string secret)
    {
        var utf8 = Encoding.UTF8.GetBytes(secret);
        yield return ("plain text", secret);
        yield return ("plain text with its cases swapped", string.Concat(secret.Select(letter => char.IsUpper(letter) ? char.ToLowerInvariant(letter) : char.ToUpperInvariant(letter))));
        yield return ("percent encoding", Uri.EscapeDataString(secret));
        yield return ("form encoding", WebUtility.UrlEncode(secret));
        yield return ("HTML", WebUtility.HtmlEncode(secret));
        yield return ("a JSON text", JsonSerializer.Serialize(secret).Trim('"'));
        yield return ("hex", Convert.ToHexString(utf8));
        yield return ("hex with dashes", BitConverter.ToString(utf8));
        yield return ("UTF-16 hex", Convert.ToHexString(Encoding.Unicode.GetBytes(secret)));
        yield return ("reversed text", string.Concat(secret.Reverse()));
        yield return ("its beginning", secret[..(secret.Length / 2)]);
        yield return ("its end", secret[(secret.Length / 2)..]);
        for (var shift = 0; shift < 3; shift++)
        {
            // Within a longer base64 text the secret begins at any of three places; the ends that depend on neighbours are cut.
            var inside = Convert.ToBase64String([.. new byte[shift], .. utf8])[(shift == 0 ? 0 : 4)..^4];
            yield return ($"base64 from place {shift}", inside);
            yield return ($"base64 for addresses from place {shift}", inside.Replace('+', '-').Replace('/', '_'));
        }
    }
}
