using System.Globalization;
using System.Net.WebSockets;
using System.Text.RegularExpressions;
using PluginHybrid.FakeExchange.Server;

namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>Ends a socket the way a recording's words say it ended.</summary>
internal static partial class LossWords
{
    /// <summary>Ends it.</summary>
    /// <param name="connection">The socket.</param>
    /// <param name="words">As the recording's client saw it; what they do not tell is a reset.</param>
    public static void End(ClientConnection connection, string words)
    {
        if (CloseFrame().Match(words) is { Success: true } close)
        {
            var code = int.Parse(close.Groups["code"].ValueSpan, CultureInfo.InvariantCulture);
            connection.Close((WebSocketCloseStatus)code, close.Groups["text"].Value);
        }
        else if (words.Contains("without a close frame", StringComparison.Ordinal))
        {
            connection.Finish();
        }
        else if (words.Contains("binary message", StringComparison.Ordinal))
        {
            connection.SendBinary([0]);
        }
        else
        {
            connection.Abort();
        }
    }

    [GeneratedRegex(@"with code (?<code>[1-4]\d{3})(: (?<text>[^…]{0,120}))?", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking | RegexOptions.ExplicitCapture)]
    private static partial Regex CloseFrame();
}
