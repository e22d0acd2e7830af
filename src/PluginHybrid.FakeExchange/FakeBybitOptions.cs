using System.Security.Cryptography.X509Certificates;
using PluginHybrid.FakeExchange.Market;
using PluginHybrid.FakeExchange.People;
using PluginHybrid.FakeExchange.Playback;
using PluginHybrid.FakeExchange.Server;
using PluginHybrid.FakeExchange.Venue;

namespace PluginHybrid.FakeExchange;

/// <summary>How a fake Bybit is set up. The defaults do nothing by themselves: prices stand still, nobody trades.</summary>
public sealed record FakeBybitOptions
{
    /// <summary>The demo: prices wander, and the newcomer's person trades.</summary>
    public static FakeBybitOptions Demo { get; } = new() { Market = new RandomWalkMarket(), Person = PersonScript.Newcomer };

    /// <summary>Seed of ids, sequence steps and prices. Default 1.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>Where time comes from. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>What is traded. Default <see cref="Instruments.WellKnown"/>.</summary>
    public IReadOnlyList<Instrument> Instruments { get; init; } = Venue.Instruments.WellKnown;

    /// <summary>Keys that may log in; the first is the account of the direct methods. Default one obviously fake key.</summary>
    public IReadOnlyList<Credentials> Accounts { get; init; } = [new(FakeBybit.DefaultApiKey, FakeBybit.DefaultApiSecret)];

    /// <summary>Symbols every account holds in hedge mode. Default none: one-way.</summary>
    public IReadOnlyList<string> HedgeSymbols { get; init; } = [];

    /// <summary>Where prices come from. Default <see cref="StillMarket"/>.</summary>
    public MarketSource Market { get; init; } = new StillMarket();

    /// <summary>Who trades by itself on the first account, once somebody listens. Default nobody.</summary>
    public PersonScript? Person { get; init; }

    /// <summary>A recording to play instead of a market of its own. Default none.</summary>
    public PlaybackOptions? Playback { get; init; }

    /// <summary>Fees and limits of the venue.</summary>
    public VenueRules Rules { get; init; } = new();

    /// <summary>Habits and limits of the sockets and the REST front.</summary>
    public ServerRules Server { get; init; } = new();

    /// <summary>Port of the sockets on 127.0.0.1; 0 for a free one. Default 0.</summary>
    public int SocketPort { get; init; }

    /// <summary>Port of the REST interface on 127.0.0.1; 0 for a free one. Default 0.</summary>
    public int RestPort { get; init; }

    /// <summary>Certificate with private key; given, sockets and REST speak TLS. Default none.</summary>
    public X509Certificate2? Certificate { get; init; }
}
