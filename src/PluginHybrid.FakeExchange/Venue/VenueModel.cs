namespace PluginHybrid.FakeExchange.Venue;

/// <summary>The exchange behind the sockets: accounts, prices, orders. No I/O, no threads, no locks.</summary>
/// <remarks>
/// Whoever owns it guards it and carries out its pushes. Everything it does follows from its calls, its clock
/// and its seed.
/// </remarks>
internal sealed class VenueModel
{
    private readonly VenueState _state;
    private readonly Matcher _matcher;
    private readonly OrderDesk _orders;
    private readonly StopDesk _stops;
    private readonly Triggers _triggers;
    private List<TickerPush> _tickers = [];
    private List<TickerPush>? _spare;

    public VenueModel(VenueClock clock, VenueRules rules, int seed)
    {
        _state = new VenueState(clock, rules, seed);
        var checks = new OrderChecks(_state);
        _matcher = new Matcher(_state);
        _orders = new OrderDesk(_state, checks, _matcher);
        _stops = new StopDesk(_state, new StopChecks(_state, checks));
        _triggers = new Triggers(_state, _matcher, _orders);
    }

    public VenueClock Clock => _state.Clock;

    public IReadOnlyList<Account> Accounts => _state.Accounts;

    /// <summary>All symbols in name order.</summary>
    public IEnumerable<Quote> Quotes => _state.Quotes.Values;

    public VenueIds Ids => _state.Ids;

    public Quote? Quote(string symbol) => _state.Quotes.GetValueOrDefault(symbol);

    public void Add(Instrument instrument) => _state.Quotes[instrument.Symbol] = new Quote(instrument);

    public Account Add(Credentials credentials)
    {
        var account = new Account(credentials);
        foreach (var coin in _state.Quotes.Values.Select(quote => quote.Instrument.SettleCoin).Distinct(StringComparer.Ordinal))
        {
            account.Put(new Wallet(coin, _state.Rules.StartBalance));
        }

        _state.Accounts.Add(account);
        return account;
    }

    public Account? Find(string apiKey) => _state.Accounts.Find(account => account.Credentials.ApiKey == apiKey);

    public Verdict<Order> Create(Account account, OrderRequest request) => _orders.Create(account, request);

    /// <summary>A trade of which the price is known: it happened so.</summary>
    public Order FillAt(Account account, OrderRequest request, decimal price) => _orders.FillAt(account, request, price);

    public Verdict<Order> Cancel(Account account, string symbol, string orderId, string orderLinkId) =>
        _orders.Cancel(account, symbol, orderId, orderLinkId);

    public Refusal? SetStops(Account account, StopRequest request) => _stops.Set(account, request);

    /// <summary>Tells the symbol's rows again although nothing changed.</summary>
    public void RepeatPosition(Account account, string symbol) => _state.PushPosition(account, _state.Quotes[symbol]);

    /// <summary>The row as it stands, at today's mark.</summary>
    public Position AtMark(Position position) => _state.AtMark(position);

    public Wallet WalletNow(Account account, string coin) => _state.WalletNow(account, coin);

    /// <summary>Charges or pays funding on every open row of the symbol.</summary>
    public void Fund(string symbol)
    {
        foreach (var account in _state.Accounts)
        {
            foreach (var position in account.Legs(symbol).Where(position => !position.IsFlat))
            {
                _matcher.Fund(account, position, _state.Quotes[symbol].Now.FundingRate);
            }
        }
    }

    /// <summary>Sets off what the symbol's prices demand, and publishes a delta when a field changed.</summary>
    public void PriceMoved(Quote quote)
    {
        _triggers.OnPrice(quote);
        var changes = quote.Changes();
        if (changes != TickerFields.None && !quote.IsFed)
        {
            quote.MarkPublished(_state.Sequence.Next(), Clock.NowMs);
            _tickers.Add(new TickerPush(quote, quote.Published, changes, false, quote.PublishedCs, quote.PublishedMs));
        }
    }

    /// <summary>What a new subscriber is told first: everything last published.</summary>
    /// <param name="quote">The symbol.</param>
    /// <param name="age">How much older than now its <c>ts</c> is; the real one was seen at 1.9 s (FACTS §5).</param>
    public TickerPush Snapshot(Quote quote, TimeSpan age)
    {
        if (quote.PublishedCs == 0)
        {
            quote.MarkPublished(_state.Sequence.Next(), Clock.NowMs);
        }

        var ms = Math.Min(quote.PublishedMs, Clock.NowMs - (long)age.TotalMilliseconds);
        return new TickerPush(quote, quote.Published, TickerFields.All, true, quote.PublishedCs, ms);
    }

    /// <summary>Hands over what the accounts are to be told, in order.</summary>
    public IReadOnlyList<VenuePush> TakePushes() => _state.TakePushes();

    /// <summary>Hands over what ticker subscribers are to be told, in order.</summary>
    /// <returns>To be given back: prices move too often for a list each.</returns>
    public List<TickerPush> TakeTickers()
    {
        var taken = _tickers;
        _tickers = _spare ?? [];
        _spare = null;
        return taken;
    }

    /// <summary>It was told.</summary>
    /// <param name="told">What was taken.</param>
    public void GiveBack(List<TickerPush> told)
    {
        told.Clear();
        _spare = told;
    }
}
