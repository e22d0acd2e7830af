using PluginHybrid.FakeExchange.Controls;
using PluginHybrid.FakeExchange.Lockstep;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.People;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Server.Rest;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange;

/// <summary>The parts of one fake Bybit, put together from its options.</summary>
internal sealed record ExchangeAssembly(FakeBybitOptions Options, Exchange Exchange, SocketDoor Door, SocketGate Gate, RestDesk Desk, RestFront Front, Player? Player, HeldVenue? Held)
{
    /// <summary>The private socket's side of the talk.</summary>
    public required IDialogue PrivateTalk { get; init; }

    /// <summary>The public socket's side of the talk.</summary>
    public required IDialogue PublicTalk { get; init; }

    public static ExchangeAssembly Build(FakeBybitOptions options)
    {
        var time = options.TimeProvider;
        var clock = new VenueClock(time);
        var venue = new VenueModel(clock, options.Rules, options.Seed);
        var connections = new Connections();
        var controls = new ExchangeControls(connections, clock, new SocketDoor(options.Certificate, time), time);
        var exchange = new Exchange(venue, connections, controls);
        var held = options.Playback is { Pace.IsLockstep: true } lockstep ? new HeldVenue(connections, clock, lockstep.Session.Header.Start) : null;
        var player = held is null && options.Playback is { } playback ? new Player(playback, time) : null;
        controls.Player = player?.Front;
        var feed = held ?? (ITickerFeed?)player ?? Feed(options, exchange);
        Furnish(venue, options, feed);

        var replies = new ReplyDesk(controls, time, held?.Replies);
        var privateTalk = new PrivateDialogue(exchange, replies);
        var publicTalk = new PublicDialogue(exchange, replies, options.Server, feed);
        var gate = new SocketGate(exchange, options.Server, time, privateTalk, publicTalk, held?.Dials);
        var positions = new PositionList(controls.Rest);
        controls.Rest.Freeze = () => exchange.Do(positions.Freeze);
        IRestEndpoint[] endpoints =
        [
            new MarketTime(),
            new MarketTickers(),
            new InstrumentsInfo(),
            positions,
            new TradingStop(),
            new OrderCreate(),
            new OrderCancel(),
            new OrderRealtime(),
            new ExecutionList(),
            new KeyInfo(),
        ];
        var desk = new RestDesk(exchange, time, player is null ? endpoints : [.. endpoints.Select(own => new RecordedEndpoint(own, player))]);
        var front = new RestFront(exchange, options.Server, time, held is null ? null : new HeldFront(exchange, held.Calls));
        return new ExchangeAssembly(options, exchange, controls.Door, gate, desk, front, player, held)
        {
            PrivateTalk = privateTalk,
            PublicTalk = publicTalk,
        };
    }

    /// <summary>Starts what moves by itself.</summary>
    public List<IDisposable> StartDrivers()
    {
        List<IDisposable> drivers = [new IdleWatch(Exchange.Connections, Options.Server, Options.TimeProvider)];
        if (Options.Market is RandomWalkMarket walk)
        {
            drivers.Add(new WalkDriver(Exchange, walk, Options.Seed, Options.TimeProvider));
        }

        if (Options.Person is { } script)
        {
            drivers.Add(new PersonDriver(Exchange, script, Options.TimeProvider));
        }

        if (Player is not null)
        {
            Player.Start(Exchange);
            drivers.Add(Player);
        }

        return drivers;
    }

    private static ITickerFeed? Feed(FakeBybitOptions options, Exchange exchange) => options.Market switch
    {
        TickerFileMarket file => new TickerFileFeed(TickerFrame.ReadFile(file.Path), !file.AsFastAsPossible, options.TimeProvider, exchange),
        LoadMarket => new LoadFeed(exchange),
        _ => null,
    };

    private static void Furnish(VenueModel venue, FakeBybitOptions options, ITickerFeed? feed)
    {
        var inFile = (feed as TickerFileFeed)?.Instruments ?? options.Playback?.Session.Instruments ?? [];
        foreach (var instrument in inFile.Where(found => options.Instruments.All(known => known.Symbol != found.Symbol)).Concat(options.Instruments))
        {
            venue.Add(instrument);
        }

        foreach (var quote in venue.Quotes)
        {
            quote.IsFed = feed?.Serves(quote.Instrument.Symbol) == true;
        }

        foreach (var credentials in options.Accounts)
        {
            venue.Add(credentials).HedgeSymbols.UnionWith(options.HedgeSymbols);
        }
    }
}
