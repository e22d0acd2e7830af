using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.FakeExchange.Lockstep;
using PluginHybrid.FakeExchange.People;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Server.Rest;
using PluginHybrid.FakeExchange.Staging;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange;

/// <summary>A Bybit of one's own on loopback: both sockets, REST, and a venue behind them that a test can move by hand.</summary>
/// <remarks>Safe from any thread; everything that touches the venue passes one lock.</remarks>
public sealed class FakeBybit : IAsyncDisposable
{
    /// <summary>The key that works unless the options name others.</summary>
    public const string DefaultApiKey = "FAKEKEY-not-a-real-one";

    /// <summary>The secret of <see cref="DefaultApiKey"/>.</summary>
    public const string DefaultApiSecret = "FAKESECRET-not-a-real-one";

    private readonly Exchange _exchange;
    private readonly SocketServer _sockets;
    private readonly RestServer _rest;
    private readonly FakeBybitOptions _options;
    private readonly List<IDisposable> _drivers;

    private FakeBybit(FakeBybitOptions options, Exchange exchange, SocketServer sockets, RestServer rest, List<IDisposable> drivers)
    {
        (_options, _exchange, _sockets, _rest, _drivers) = (options, exchange, sockets, rest, drivers);
        var secure = options.Certificate is null ? "" : "s";
        PrivateUri = new Uri($"ws{secure}://127.0.0.1:{sockets.Port}/v5/private");
        PublicUri = new Uri($"ws{secure}://127.0.0.1:{sockets.Port}/v5/public/linear");
        RestUri = new Uri($"http{secure}://127.0.0.1:{rest.Port}");
    }

    /// <summary>Address of the private socket.</summary>
    public Uri PrivateUri { get; }

    /// <summary>Address of the public linear socket.</summary>
    public Uri PublicUri { get; }

    /// <summary>Base address of the REST interface.</summary>
    public Uri RestUri { get; }

    /// <summary>Steers what it plays; null when it plays no recording.</summary>
    public PlaybackControl? Playback { get; private init; }

    /// <summary>Drives it while it plays a recording in lockstep; null when it does not.</summary>
    public LockstepControl? Lockstep { get; private init; }

    /// <summary>Key of the first account.</summary>
    public string ApiKey => _options.Accounts[0].ApiKey;

    /// <summary>Secret of the first account.</summary>
    public string ApiSecret => _options.Accounts[0].ApiSecret;

    /// <summary>Faults, and what clients did.</summary>
    public ExchangeControls Controls => _exchange.Controls;

    /// <summary>The venue's clock; its offset may be set.</summary>
    public VenueClock Clock => _exchange.Clock;

    /// <summary>Starts one.</summary>
    /// <param name="options">How; null for the defaults.</param>
    /// <param name="token">Gives up starting.</param>
    public static async Task<FakeBybit> StartAsync(FakeBybitOptions? options = null, CancellationToken token = default)
    {
        options ??= new FakeBybitOptions();
        var assembly = ExchangeAssembly.Build(options);

        // Both servers compile much code and wait for themselves at their start; side by side that is one wait.
        var opening = Task.Run(() => SocketServer.StartAsync(assembly.Gate, options.SocketPort, assembly.Door, token), token);
        RestServer? rest = null;
        try
        {
            rest = RestServer.Start(assembly.Desk, assembly.Front, assembly.Exchange, options.RestPort, options.Certificate);
            return new FakeBybit(options, assembly.Exchange, await opening.ConfigureAwait(false), rest, assembly.StartDrivers()) { Playback = assembly.Player?.Control, Lockstep = assembly.Held?.Control };
        }
        catch
        {
            rest?.Dispose();
            await CloseAsync(opening).ConfigureAwait(false);
            throw;
        }
    }

    private static async Task CloseAsync(Task<SocketServer> opening)
    {
        await Task.WhenAny(opening).ConfigureAwait(false);
        if (opening.IsCompletedSuccessfully)
        {
            await (await opening.ConfigureAwait(false)).DisposeAsync().ConfigureAwait(false);
        }
    }

    /// <summary>The rows of the first account that are not flat, by symbol and leg, at today's marks.</summary>
    public IReadOnlyList<Position> OpenPositions => _exchange.Do(venue =>
        venue.Accounts[0].Positions.Where(row => !row.IsFlat).Select(venue.AtMark).ToList());

    /// <summary>The open orders of the first account, oldest first.</summary>
    public IReadOnlyList<Order> OpenOrders => _exchange.Do(venue => venue.Accounts[0].OpenOrders.ToList());

    /// <summary>The last traded price of a symbol.</summary>
    /// <param name="symbol">One that is traded here.</param>
    public decimal LastPrice(string symbol) => _exchange.Do(venue => venue.Quote(symbol)!.Now.Last);

    /// <summary>The mark price of a symbol.</summary>
    /// <param name="symbol">One that is traded here.</param>
    public decimal MarkPrice(string symbol) => _exchange.Do(venue => venue.Quote(symbol)!.Now.Mark);

    /// <summary>One row of the first account, flat or not.</summary>
    /// <param name="symbol">The instrument's name.</param>
    /// <param name="positionIdx">The leg. Default 0.</param>
    public Position Position(string symbol, int positionIdx = 0) =>
        _exchange.Do(venue => venue.AtMark(venue.Accounts[0].Position(symbol, positionIdx)));

    /// <summary>A coin of the first account.</summary>
    /// <param name="coin"><c>USDT</c> or <c>USDC</c>.</param>
    public Wallet Wallet(string coin = "USDT") => _exchange.Do(venue => venue.WalletNow(venue.Accounts[0], coin));

    /// <summary>What the scripted person did, and what the venue refused it, oldest first.</summary>
    public IReadOnlyList<string> PersonLog => _exchange.Do(_ => _drivers.OfType<PersonDriver>().SelectMany(driver => driver.Person.Log).ToList());

    /// <summary>Buys or sells at the market: opens, adds, reduces or flips, as a person at another terminal would.</summary>
    /// <param name="symbol">The instrument's name.</param>
    /// <param name="side">Direction of the trade.</param>
    /// <param name="qty">Quantity.</param>
    /// <param name="positionIdx">The leg. Default 0.</param>
    /// <returns>The filled order.</returns>
    /// <exception cref="VenueException">The venue refuses.</exception>
    public Order OpenPosition(string symbol, Side side, decimal qty, int positionIdx = 0) =>
        Place(new OrderRequest { Symbol = symbol, Side = side, Qty = qty, PositionIdx = positionIdx });

    /// <summary>Closes a position at the market.</summary>
    /// <param name="symbol">The instrument's name.</param>
    /// <param name="positionIdx">The leg. Default 0.</param>
    /// <param name="qty">How much; null for all. Default null.</param>
    /// <returns>The filled order.</returns>
    /// <exception cref="VenueException">There is nothing to close.</exception>
    public Order ClosePosition(string symbol, int positionIdx = 0, decimal? qty = null) => _exchange.Do(venue =>
    {
        var position = venue.Accounts[0].Position(symbol, positionIdx);
        return venue.Create(venue.Accounts[0], new OrderRequest
        {
            Symbol = symbol,
            Side = position.Side == Side.Sell ? Side.Buy : Side.Sell,
            Qty = qty ?? position.Size,
            ReduceOnly = true,
            PositionIdx = positionIdx,
        }).OrThrow();
    });

    /// <summary>Places any order on the first account.</summary>
    /// <param name="request">The order.</param>
    /// <returns>The order as it stands after matching.</returns>
    /// <exception cref="VenueException">The venue refuses.</exception>
    public Order Place(OrderRequest request) => _exchange.Do(venue => venue.Create(venue.Accounts[0], request).OrThrow());

    /// <summary>Cancels an order of the first account.</summary>
    /// <param name="order">The order; only symbol and id count.</param>
    /// <exception cref="VenueException">It is not open.</exception>
    public void Cancel(Order order) => _exchange.Do(venue => venue.Cancel(venue.Accounts[0], order.Symbol, order.OrderId, "").OrThrow());

    /// <summary>Sets stops on the first account.</summary>
    /// <param name="request">The stops.</param>
    /// <exception cref="VenueException">The venue refuses.</exception>
    public void SetStops(StopRequest request) => _exchange.Do(venue =>
    {
        if (venue.SetStops(venue.Accounts[0], request) is { } refusal)
        {
            throw new VenueException(refusal);
        }
    });

    /// <summary>Pushes the symbol's rows again although nothing changed, as the venue does on order actions.</summary>
    /// <param name="symbol">The instrument's name.</param>
    public void RepeatPosition(string symbol) => _exchange.Do(venue => venue.RepeatPosition(venue.Accounts[0], symbol));

    /// <summary>Charges or pays funding on every open row of the symbol.</summary>
    /// <param name="symbol">The instrument's name.</param>
    public void Fund(string symbol) => _exchange.Do(venue => venue.Fund(symbol));

    /// <summary>Sets the mark price alone and publishes it.</summary>
    /// <param name="symbol">The instrument's name.</param>
    /// <param name="price">Positive.</param>
    public void SetMark(string symbol, decimal price) => Tick(symbol, mark: price);

    /// <summary>Moves what is given, sets off what it triggers, and publishes one delta if a printed field changed.</summary>
    /// <param name="symbol">The instrument's name.</param>
    /// <param name="last">Last price; bid and ask follow it. Default unchanged.</param>
    /// <param name="mark">Mark price. Default unchanged.</param>
    /// <param name="index">Index price. Default unchanged.</param>
    /// <exception cref="ArgumentException">The symbol is not traded here.</exception>
    public void Tick(string symbol, decimal? last = null, decimal? mark = null, decimal? index = null) => _exchange.Do(venue =>
    {
        var quote = venue.Quote(symbol) ?? throw new ArgumentException($"The fake venue trades no {symbol}.", nameof(symbol));
        quote.Move(last, mark, index);
        venue.PriceMoved(quote);
    });

    /// <summary>Does one step of a recording that is staged here.</summary>
    /// <param name="step">The step; its symbol is traded here.</param>
    /// <returns>Why it could not be done; null when it was.</returns>
    public string? Stage(StagedStep step) => _exchange.Do(step.Do);

    /// <summary>Lays a fault script over this exchange: what it says at 0 s is done when this returns.</summary>
    /// <param name="script">The script; an exchange carries one at a time.</param>
    /// <param name="process">What the host lends for faults of its own process. Default nothing.</param>
    /// <param name="plugins">What the host lends for faults of its plugins. Default nothing.</param>
    /// <returns>Dispose it to make everything right again.</returns>
    public FaultRun Lay(FaultScript script, IProcessFaults? process = null, IPluginFaults? plugins = null)
    {
        var run = new FaultRun(script, _exchange, _options.TimeProvider, (process, plugins));
        run.Begin();
        return run;
    }

    /// <summary>Stops: aborts the sockets and closes both ports.</summary>
    public async ValueTask DisposeAsync()
    {
        _drivers.ForEach(driver => driver.Dispose());
        foreach (var connection in Controls.Connections.Where(connection => connection.IsOpen))
        {
            connection.Abort();
        }

        _rest.Dispose();
        Controls.Door.Dispose();
        await _sockets.DisposeAsync().ConfigureAwait(false);
    }
}
