using System.Globalization;
using System.Text.Json;

namespace PluginHybrid.Integration.Tests.Captured;

/// <summary>What a file of ticker frames implies, worked out with a document reader and a dictionary; shares nothing with the client.</summary>
internal sealed class TickerOracle
{
    private static readonly string[] Kept = ["markPrice", "lastPrice", "indexPrice", "bid1Price", "ask1Price"];

    private readonly SortedDictionary<string, Dictionary<string, decimal?>> _bySymbol = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, List<(decimal? Mark, decimal? Last)>> _history = new(StringComparer.Ordinal);

    public TickerOracle(IEnumerable<string> frames)
    {
        foreach (var frame in frames)
        {
            Take(frame);
        }
    }

    public int Frames { get; private set; }

    public IReadOnlyList<string> Symbols => [.. _bySymbol.Keys];

    /// <summary>Mark and last price after each frame of a symbol.</summary>
    public IReadOnlyList<(decimal? Mark, decimal? Last)> History(string symbol) => _history[symbol];

    /// <summary>The last state of a symbol as one line.</summary>
    public string Line(string symbol) => Line(symbol, Kept.Select(field => _bySymbol[symbol].GetValueOrDefault(field)));

    public static string Line(string symbol, IEnumerable<decimal?> values) =>
        $"{symbol}: {string.Join(", ", Kept.Zip(values, (field, value) => $"{field} {value?.ToString("0.########", CultureInfo.InvariantCulture)}"))}";

    private void Take(string frame)
    {
        using var document = JsonDocument.Parse(frame);
        var data = document.RootElement.GetProperty("data");
        var symbol = data.GetProperty("symbol").GetString()!;
        if (document.RootElement.GetProperty("type").GetString() == "snapshot")
        {
            _bySymbol[symbol] = [];
        }

        var state = _bySymbol[symbol];
        foreach (var field in data.EnumerateObject().Where(field => Kept.Contains(field.Name)))
        {
            var text = field.Value.GetString()!;
            state[field.Name] = text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
        }

        Frames++;
        if (!_history.TryGetValue(symbol, out var history))
        {
            _history.Add(symbol, history = []);
        }

        history.Add((state.GetValueOrDefault("markPrice"), state.GetValueOrDefault("lastPrice")));
    }
}
