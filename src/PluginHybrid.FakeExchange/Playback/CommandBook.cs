using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Compares the commands a client sends with those of the recording's client: each recorded one is answered once.</summary>
/// <remarks>Equal is what has the same path and parameters; the client's own order ids and how a number is written do not count.</remarks>
internal sealed class CommandBook(RecordedSession session)
{
    private readonly List<(RecordedExchange Exchange, string Text, string Symbol)> _left =
        [.. session.Exchanges.Where(exchange => exchange.IsCommand).Select(exchange => (exchange, TextOf(exchange.Path, exchange.Body, out var symbol), symbol))];
    private readonly Dictionary<string, long> _strange = new(StringComparer.Ordinal);
    private readonly Dictionary<string, long> _passed = new(StringComparer.Ordinal);
    private readonly List<Divergence> _found = [];

    /// <summary>What the client did that the recording's did not, in the order it did it.</summary>
    public IReadOnlyList<Divergence> Found => _found;

    /// <summary>Recorded commands the client has not sent, in order.</summary>
    public IEnumerable<RecordedExchange> Left => _left.Select(left => left.Exchange);

    /// <summary>How many commands were found in the recording.</summary>
    public int Matched { get; private set; }

    /// <summary>False once the client has sent it, or in its place another for the same symbol: then it will not come any more.</summary>
    public bool IsAwaited(RecordedExchange exchange)
    {
        var at = _left.FindIndex(left => left.Exchange == exchange);
        if (at < 0)
        {
            return false;
        }

        // Where the playback stood at the other command lies behind the recorded command before this one.
        var symbol = _left[at].Symbol;
        return _strange.GetValueOrDefault(symbol, -1) <= _passed.GetValueOrDefault(symbol, -1);
    }

    /// <summary>The timeline went past a recorded command.</summary>
    public void Pass(RecordedExchange exchange)
    {
        _ = TextOf(exchange.Path, exchange.Body, out var symbol);
        _passed[symbol] = exchange.Asked.Number;
    }

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
            _strange[symbol] = now.Number;
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
