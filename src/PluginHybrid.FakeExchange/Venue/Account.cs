namespace PluginHybrid.FakeExchange.Venue;

/// <summary>One account: its key, and what it holds.</summary>
/// <param name="credentials">The key the account trades with.</param>
internal sealed class Account(Credentials credentials)
{
    /// <summary>Closed orders and fills the venue still answers for (FACTS §8.3: the last 500).</summary>
    private const int HistoryMax = 500;

    private readonly SortedDictionary<PositionLeg, Position> _positions = new();
    private readonly List<Order> _open = [];
    private readonly List<Order> _closed = [];
    private readonly List<Fill> _fills = [];
    private readonly SortedDictionary<string, Wallet> _wallets = new(StringComparer.Ordinal);

    public Credentials Credentials { get; set; } = credentials;

    public string Uid => Credentials.Uid;

    /// <summary>Symbols in hedge mode; all others are one-way.</summary>
    public SortedSet<string> HedgeSymbols { get; } = new(StringComparer.Ordinal);

    /// <summary>Open orders, oldest first.</summary>
    public IReadOnlyList<Order> OpenOrders => _open;

    /// <summary>Ended orders, oldest first.</summary>
    public IReadOnlyList<Order> ClosedOrders => _closed;

    /// <summary>Fills, oldest first.</summary>
    public IReadOnlyList<Fill> Fills => _fills;

    /// <summary>Every row ever touched, by symbol and leg.</summary>
    public IEnumerable<Position> Positions => _positions.Values;

    /// <summary>The rows the venue shows for a symbol: one, or two in hedge mode.</summary>
    public IReadOnlyList<Position> Legs(string symbol) =>
        HedgeSymbols.Contains(symbol) ? [Position(symbol, 1), Position(symbol, 2)] : [Position(symbol, 0)];

    public Position Position(string symbol, int idx) => Known(symbol, idx) ?? new Position { Symbol = symbol, PositionIdx = idx };

    /// <summary>A row as it was last; <c>null</c> when it was never touched.</summary>
    public Position? Known(string symbol, int idx) => _positions.GetValueOrDefault(new PositionLeg(symbol, idx));

    /// <summary>Rises with every change of a row or an order.</summary>
    public long Changes { get; private set; }

    public void Put(Position position)
    {
        Changes++;
        _positions[new PositionLeg(position.Symbol, position.PositionIdx)] = position;
    }

    public Wallet Wallet(string coin) => _wallets.GetValueOrDefault(coin) ?? new Wallet(coin, 0);

    public void Put(Wallet wallet) => _wallets[wallet.Coin] = wallet;

    /// <summary>Records an order's newest state: replaces it while open, moves it to the history once ended.</summary>
    public void Put(Order order)
    {
        Changes++;
        var at = _open.FindIndex(open => open.OrderId == order.OrderId);
        if (order.IsOpen && at >= 0)
        {
            _open[at] = order;
            return;
        }

        if (order.IsOpen)
        {
            _open.Add(order);
            return;
        }

        if (at >= 0)
        {
            _open.RemoveAt(at);
        }

        Remember(_closed, order);
    }

    public void Put(Fill fill) => Remember(_fills, fill);

    private static void Remember<T>(List<T> history, T entry)
    {
        history.Add(entry);
        if (history.Count > HistoryMax)
        {
            history.RemoveAt(0);
        }
    }
}
