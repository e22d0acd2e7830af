using System.Diagnostics.CodeAnalysis;
using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Hosting.Isolation;

/// <summary>What a plugin's process knows of legs, prices and rules. The process reads it; the host keeps a twin, to send only what is new.</summary>
internal sealed class MirrorBooks : IPositions
{
    private readonly SortedDictionary<PositionKey, PositionUpdate> _legs = [];
    private readonly Dictionary<string, TickerUpdate> _tickers = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Instrument> _instruments = new(StringComparer.Ordinal);

    /// <inheritdoc />
    public int Count => _legs.Count;

    /// <inheritdoc />
    public bool TryGet(PositionKey leg, [MaybeNullWhen(false)] out PositionUpdate update) => _legs.TryGetValue(leg, out update);

    /// <inheritdoc />
    public IReadOnlyList<PositionUpdate> All() => [.. _legs.Values];

    /// <inheritdoc />
    public IReadOnlyList<PositionUpdate> In(string symbol) => [.. _legs.Values.Where(held => held.Position.Key.Symbol == symbol)];

    /// <summary>A symbol's newest ticker.</summary>
    public bool TryGetTicker(string symbol, [MaybeNullWhen(false)] out TickerUpdate ticker) => _tickers.TryGetValue(symbol, out ticker);

    /// <summary>A symbol's rules, once told.</summary>
    public Instrument? Instrument(string symbol) => _instruments.GetValueOrDefault(symbol);

    /// <summary>Takes what an event says by itself.</summary>
    public void Take(IHybridEvent? happened)
    {
        switch (happened)
        {
            case PositionUpdate update:
                _legs[update.Position.Key] = update;
                break;
            case PositionOpened opened:
                _legs[opened.Position.Key] = new PositionUpdate
                {
                    Stamp = opened.Stamp,
                    Position = opened.Position,
                    VenueTime = opened.VenueTime,
                    Cause = opened.Cause,
                };
                break;
            case PositionClosed closed:
                _legs.Remove(closed.Position.Key);
                break;
            case TickerUpdate ticker:
                _tickers[ticker.Symbol] = ticker;
                break;
            case InstrumentUpdate rules:
                _instruments[rules.Instrument.Symbol] = rules.Instrument;
                break;
            case Resync resync:
                _legs.Clear();
                foreach (var update in resync.Positions)
                {
                    _legs[update.Position.Key] = update;
                }

                break;
        }
    }

    /// <summary>Takes what was sent beside the event.</summary>
    public void Take(ViewChanges? changes)
    {
        foreach (var flat in changes?.Flat ?? [])
        {
            _legs.Remove(flat);
        }

        foreach (var leg in changes?.Legs ?? [])
        {
            _legs[leg.Position.Key] = leg;
        }

        foreach (var ticker in changes?.Tickers ?? [])
        {
            _tickers[ticker.Symbol] = ticker;
        }

        foreach (var rules in changes?.Instruments ?? [])
        {
            _instruments[rules.Symbol] = rules;
        }
    }

    /// <summary>What it lacks of the host's views; <c>null</c> when it lacks nothing.</summary>
    /// <param name="positions">The host's legs.</param>
    /// <param name="tickers">The host's prices.</param>
    /// <param name="instruments">The host's rules.</param>
    /// <param name="watched">Symbols the plugin follows.</param>
    public ViewChanges? Lacks(IPositions positions, ITickers tickers, IInstruments instruments, IReadOnlySet<string> watched)
    {
        var open = positions.All();
        var legs = open.Where(update => !_legs.TryGetValue(update.Position.Key, out var known) || known != update).ToArray();
        var flat = _legs.Keys.Where(key => !positions.TryGet(key, out _)).ToArray();
        var symbols = open.Select(update => update.Position.Key.Symbol).Concat(watched).Distinct().Order(StringComparer.Ordinal).ToArray();
        var prices = new List<TickerUpdate>();
        var rules = new List<Instrument>();
        foreach (var symbol in symbols)
        {
            if (tickers.TryGet(symbol, out var ticker) && !(_tickers.TryGetValue(symbol, out var known) && known == ticker))
            {
                prices.Add(ticker);
            }

            if (instruments.Find(symbol) is { } instrument && instrument != _instruments.GetValueOrDefault(symbol))
            {
                rules.Add(instrument);
            }
        }

        return legs.Length + flat.Length + prices.Count + rules.Count == 0
            ? null
            : new ViewChanges(OrNull(legs), OrNull(flat), OrNull(prices), OrNull(rules));
    }

    private static IReadOnlyList<T>? OrNull<T>(IReadOnlyList<T> items) => items.Count == 0 ? null : items;
}
