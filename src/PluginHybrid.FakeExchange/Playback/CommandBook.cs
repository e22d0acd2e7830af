using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Compares the commands a client sends with those of the recording's client: each recorded one is answered once.</summary>
/// <remarks>Equal is what has the same path and parameters; the client's own order ids and how a number is written do not count.</remarks>
internal sealed class CommandBook(RecordedSession session)
{
    private readonly List<(RecordedExchange Exchange, string Text, string Symbol)> _left =
        [.. session.Exchanges.Where(exchange => exchange.IsCommand).Select(exchange => (exchange, TextOf(exchange.Path, exchange.Body, out var symbol), symbol))];
    private readonly List<Divergence> _found = [];

    /// <summary>What the client did that the recording's did not, in the order it did it.</summary>
    public IReadOnlyList<Divergence> Found => _found;

    /// <summary>Recorded commands the client has not sent, in order.</summary>
    public IEnumerable<RecordedExchange> Left => _left.Select(left => left.Exchange);

    /// <summary>How many commands were found in the recording.</summary>
    public int Matched { get; private set; }

    public bool IsLeft(RecordedExchange exchange) => _left.Exists(left => left.Exchange == exchange);

    /// <summary>The recording's answer to a command; null when it holds none.</summary>
    /// <param name="path">The path.</param>
    /// <param name="body">The body, JSON.</param>
    /// <param name="now">Where the playback stands.</param>
    public RecordedExchange? Take(string path, string body, RecordPlace now)
    {
        var text = TextOf(path, body, out var symbol);
        var at = _left.FindIndex(left => left.Text == text);
        if (at < 0)
        {
            _found.Add(new(DivergenceKind.NotInRecording, now, $"POST {path} {body}"));
            return null;
        }

        var found = _left[at].Exchange;
        if (_left.FindIndex(left => left.Symbol == symbol) < at)
        {
            _found.Add(new(DivergenceKind.OutOfOrder, found.Asked, found.ToString()));
        }

        _left.RemoveAt(at);
        Matched++;
        return found;
    }

    private static string TextOf(string path, string body, out string symbol)
    {
        symbol = "";
        try
        {
            using var document = JsonDocument.Parse(body);
            symbol = document.RootElement.TryGetProperty("symbol", out var named) ? named.ToString() : "";
            var members = document.RootElement.EnumerateObject()
                .Where(member => member.Name != "orderLinkId")
                .Select(member => $"{member.Name}={Plain(member.Value.ToString())}")
                .Order(StringComparer.Ordinal);
            return $"{path} {string.Join('&', members)}";
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // No JSON object: only the very same text is the same command.
            return $"{path} {body}";
        }
    }

    private static string Plain(string text) =>
        decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number.ToString("0.############################", CultureInfo.InvariantCulture) : text;
}
