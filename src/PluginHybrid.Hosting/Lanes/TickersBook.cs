using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;
using PluginHybrid.Core.Orders;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Hosting.Lanes;

/// <summary>One instance's view of prices, fed by what its lane hands out, and the symbols it follows.</summary>
/// <param name="port">Told of what is followed; counted there.</param>
internal sealed class TickersBook(ICommandPort port) : ITickers
{
    private readonly Dictionary<string, TickerUpdate> _known = new(StringComparer.Ordinal);
    private readonly SortedSet<string> _watched = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();
    private bool _ended;

    /// <inheritdoc />
    public void Watch(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        lock (_gate)
        {
            if (_ended || !_watched.Add(symbol))
            {
                return;
            }
        }

        port.Watch(symbol, watch: true);
    }

    /// <inheritdoc />
    public void Unwatch(string symbol)
    {
        lock (_gate)
        {
            if (!_watched.Remove(symbol))
            {
                return;
            }
        }

        port.Watch(symbol, watch: false);
    }

    /// <inheritdoc />
    public bool TryGet(string symbol, [MaybeNullWhen(false)] out TickerUpdate ticker) => _known.TryGetValue(symbol, out ticker);

    /// <summary>A newer ticker. Allocates only for a new symbol.</summary>
    public void Take(in TickerUpdate ticker) => CollectionsMarshal.GetValueRefOrAddDefault(_known, ticker.Symbol, out _) = ticker;

    /// <summary>Begins with what is known.</summary>
    public void Take(IEnumerable<TickerUpdate> known)
    {
        foreach (var ticker in known)
        {
            Take(ticker);
        }
    }

    /// <summary>Everything known.</summary>
    public IReadOnlyCollection<TickerUpdate> Known => _known.Values;

    /// <summary>Follows nothing more: the instance has ended.</summary>
    public void End()
    {
        string[] watched;
        lock (_gate)
        {
            _ended = true;
            watched = [.. _watched];
            _watched.Clear();
        }

        foreach (var symbol in watched)
        {
            port.Watch(symbol, watch: false);
        }
    }
}
