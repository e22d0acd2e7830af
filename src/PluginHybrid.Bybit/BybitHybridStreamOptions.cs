using System.Diagnostics;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using PluginHybrid.Bybit.Sockets;
using PluginHybrid.Core.Connections;
using PluginHybrid.Core.Journal;
using PluginHybrid.Core.Orders;
using PluginHybrid.Core.Positions;
using PluginHybrid.Core.Taps;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Bybit;

/// <summary>What a <see cref="BybitHybridStream"/> is told once.</summary>
/// <remarks>Shows neither key nor secret, in a text or in a debugger.</remarks>
[DebuggerDisplay("{Environment}")]
public sealed class BybitHybridStreamOptions
{
    /// <summary>The API key. Required.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required string ApiKey { get; init; }

    /// <summary>Its secret. Required.</summary>
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    public required string ApiSecret { get; init; }

    /// <summary>Where the key lives. Default testnet: real money is never the default.</summary>
    public BybitEnvironment Environment { get; init; } = BybitEnvironment.Testnet;

    /// <summary>Other addresses than those of <see cref="Environment"/>: a regional host, the fake exchange.</summary>
    public Endpoints? Endpoints { get; init; }

    /// <summary>Our name of the account, part of every position's key. Default <c>main</c>.</summary>
    public string Account { get; init; } = PositionKey.MainAccount;

    /// <summary>Time between our JSON pings. Default 20 s; 1 s to 60 s. The venue cuts who is silent (FACTS §4).</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>All other times and limits of the streams. Its heartbeat interval is overruled by <see cref="HeartbeatInterval"/>.</summary>
    public ConnectionOptions Connections { get; init; } = new();

    /// <summary>Symbols whose ticker is wanted even without a position. Default none.</summary>
    public IReadOnlyList<string> Watch { get; init; } = [];

    /// <summary>Receives every event with its name, inline; it must not block. Default none. A router of your own does more.</summary>
    public Action<string, IHybridEvent>? EventHandler { get; init; }

    /// <summary>Where decisions are written down; an order goes only once it is durable. Default nowhere.</summary>
    public IJournal Journal { get; init; } = NoJournal.Instance;

    /// <summary>What the operator allows of commands. Default <c>null</c>: a stream that only reads; every command is denied.</summary>
    public OrderOptions? Orders { get; init; }

    /// <summary>What earlier runs sent and have no outcome of, oldest first: the venue is asked about each before anything is sent for its leg. Default none.</summary>
    public IReadOnlyList<JournalEntry> Unfinished { get; init; } = [];

    /// <summary>The newest that earlier runs kept of each leg of the account: its lives go on from there. Default none.</summary>
    public IReadOnlyList<KnownLeg> KnownLegs { get; init; } = [];

    /// <summary>True publishes <see cref="TickerUpdate"/> for watched symbols after every frame. Default false.</summary>
    public bool PublishTickers { get; init; }

    /// <summary>Begins every order id of this run: 1 to 10 letters or digits, another one for every run. Default made of the start time.</summary>
    public string? RunPrefix { get; init; }

    /// <summary>Sees all that happens to the session, in its order: a recorder. Default nobody.</summary>
    public ISessionTap? Tap { get; init; }

    /// <summary>Sees the HTTP exchanges: a recorder. Default nobody.</summary>
    public IExchangeTap? ExchangeTap { get; init; }

    /// <summary>Where names lead and whom to trust. Default DNS and the system's trust.</summary>
    public DialPort DialPort { get; init; } = DialPort.Default;

    /// <summary>The clock. Default the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Seed of the jitter in backoffs. Default 0: give each host of a fleet its own.</summary>
    public int Seed { get; init; }

    /// <summary>Where the log goes. Default nowhere.</summary>
    public ILoggerFactory LoggerFactory { get; init; } = NullLoggerFactory.Instance;

    /// <summary>Names the environment only.</summary>
    public override string ToString() => $"{nameof(BybitHybridStreamOptions)} for {Environment}";

    /// <summary>Refuses what cannot work.</summary>
    /// <exception cref="ArgumentException">Says what is wanted and what was found; never shows a credential.</exception>
    internal void Validate()
    {
        Require(!string.IsNullOrWhiteSpace(ApiKey), "api_key required: give ApiKey, the key of your Bybit account.", nameof(ApiKey));
        Require(!string.IsNullOrWhiteSpace(ApiSecret), "api_secret required: give ApiSecret, the secret of the key.", nameof(ApiSecret));
        Require(ApiKey.All(IsPlain), "api_key has characters no key has: was a quote or a line break copied with it?", nameof(ApiKey));
        Require(ApiSecret.All(IsPlain), "api_secret has characters no secret has: was a quote or a line break copied with it?", nameof(ApiSecret));
        Require(!string.IsNullOrWhiteSpace(Account), "account required: the default is \"main\".", nameof(Account));
        Require(
            HeartbeatInterval >= TimeSpan.FromSeconds(1) && HeartbeatInterval <= TimeSpan.FromSeconds(60),
            $"HeartbeatInterval must lie between 1 s and 60 s, found {HeartbeatInterval.TotalSeconds:0.###} s.",
            nameof(HeartbeatInterval));
        var limits = Connections;
        Require(
            limits is { TopicsPerRequest: >= 1, TopicCharacters: >= 1, DialsPerWindow: >= 1, AckAttempts: >= 1, MissedPongs: >= 1 },
            "Connections: TopicsPerRequest, TopicCharacters, DialsPerWindow, AckAttempts and MissedPongs must be at least 1.",
            nameof(Connections));
        Require(
            limits.BackoffFloor > TimeSpan.Zero && limits.BackoffCeiling >= limits.BackoffFloor,
            "Connections: BackoffFloor must be above zero, and BackoffCeiling at least BackoffFloor.",
            nameof(Connections));
        if (Endpoints is { } endpoints)
        {
            RequireAddress(endpoints.PrivateSocket, "wss", "ws", nameof(Endpoints.PrivateSocket));
            RequireAddress(endpoints.PublicSocket, "wss", "ws", nameof(Endpoints.PublicSocket));
            RequireAddress(endpoints.Rest, "https", "http", nameof(Endpoints.Rest));
        }

        foreach (var symbol in Watch)
        {
            Require(
                symbol.Length > 0 && symbol.All(letter => char.IsAsciiLetterUpper(letter) || char.IsAsciiDigit(letter) || letter == '-'),
                $"Watch: \"{symbol}\" is no symbol; symbols are upper case, for example BTCUSDT.",
                nameof(Watch));
        }
    }

    // A key must not travel in clear over a network; to this machine itself it may.
    private static void RequireAddress(Uri address, string encrypted, string plain, string name) => Require(
        address.IsAbsoluteUri && (address.Scheme == encrypted || (address.Scheme == plain && address.IsLoopback)),
        $"{name}: wanted an address with {encrypted}://, or {plain}:// on this machine itself, found {address.OriginalString}.",
        name);

    private static bool IsPlain(char letter) => letter is > ' ' and < (char)127 and not '"' and not '\'';

    private static void Require(bool condition, string message, string name)
    {
        if (!condition)
        {
            throw new ArgumentException(message, name);
        }
    }
}
