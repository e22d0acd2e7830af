namespace PluginHybrid.FakeExchange.Venue;

/// <summary>Everything the venue knows, shared by its desks. Guarded by whoever owns the venue.</summary>
internal sealed class VenueState(VenueClock clock, VenueRules rules, int seed)
{
    private readonly List<VenuePush> _pushes = [];

    public VenueClock Clock { get; } = clock;

    public VenueRules Rules { get; } = rules;

    public CrossSequence Sequence { get; } = new(new Random(seed));

    public VenueIds Ids { get; } = new(seed);

    public SortedDictionary<string, Quote> Quotes { get; } = new(StringComparer.Ordinal);

    public List<Account> Accounts { get; } = [];

    public void Push(VenuePush push) => _pushes.Add(push);

    /// <summary>Tells every leg of the symbol and the coin's wallet, as the venue does after a trade (FACTS §6).</summary>
    public void PushPositionAndWallet(Account account, Quote quote)
    {
        PushPosition(account, quote);
        Push(new WalletPush(account.Uid, Clock.NowMs, WalletNow(account, quote.Instrument.SettleCoin)));
    }

    /// <summary>Tells every leg of the symbol, changed or not: it goes with every order action (FACTS §6).</summary>
    public void PushPosition(Account account, Quote quote) => Push(new PositionPush(
        account.Uid,
        Clock.NowMs,
        [.. account.Legs(quote.Instrument.Symbol).Select(AtMark)]));

    /// <summary>An order frame of the matching engine: its id is made of account, symbol and sequence (FACTS §7).</summary>
    public void PushEngineOrders(Account account, string symbol, long seq, params Order[] orders) =>
        Push(new OrderPush(account.Uid, Clock.NowMs, $"{account.Uid}_{symbol}_{seq}", orders));

    /// <summary>The row as told now.</summary>
    public Position AtMark(Position position) =>
        Quotes.TryGetValue(position.Symbol, out var quote) ? position with { MarkPrice = quote.Now.Mark } : position;

    /// <summary>The coin with open results and margin as of now.</summary>
    public Wallet WalletNow(Account account, string coin)
    {
        var held = account.Positions
            .Where(position => !position.IsFlat && Quotes[position.Symbol].Instrument.SettleCoin == coin)
            .Select(AtMark)
            .ToList();
        return account.Wallet(coin) with
        {
            UnrealisedPnl = held.Sum(position => position.UnrealisedPnl),
            PositionMargin = held.Sum(position => position.Value / position.Leverage),
        };
    }

    /// <summary>Hands over what was pushed since the last call, in order.</summary>
    public IReadOnlyList<VenuePush> TakePushes()
    {
        if (_pushes.Count == 0)
        {
            return [];
        }

        VenuePush[] taken = [.. _pushes];
        _pushes.Clear();
        return taken;
    }
}
