namespace PluginHybrid.Core.Connections;

/// <summary>The times and limits of a stream.</summary>
public sealed record ConnectionOptions
{
    /// <summary>Longest dial: connect, TLS and handshake. Default 10 s.</summary>
    public TimeSpan DialTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the answer to <c>auth</c>. Default 5 s, as long as the peers wait (FACTS §2).</summary>
    public TimeSpan AuthTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long <c>auth</c> waits for the first measurement of the venue's clock. Default 3 s.</summary>
    public TimeSpan ClockPatience { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>How far in the venue's future the signature of <c>auth</c> expires. Default 10 s; 1 s is too tight on slow links (FACTS §2).</summary>
    public TimeSpan AuthValidity { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Longest wait for the answer to one subscribe or unsubscribe request. Default 5 s.</summary>
    public TimeSpan AckTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How often a topic is asked for before it rests for <see cref="RefusedRest"/>. Default 3.</summary>
    public int AckAttempts { get; init; } = 3;

    /// <summary>How long a refused or unanswered topic rests before it is asked for again. Default 5 min.</summary>
    public TimeSpan RefusedRest { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Time between our JSON pings. Default 20 s, the venue's advice (FACTS §4).</summary>
    public TimeSpan HeartbeatInterval { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest silence after a ping. Default 10 s.</summary>
    public TimeSpan PongTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Unanswered pings in a row after which a stream is lost although other frames still arrive. Default 3.</summary>
    public int MissedPongs { get; init; } = 3;

    /// <summary>Wait before the first redial. Default 1 s.</summary>
    public TimeSpan BackoffFloor { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longest wait before a redial. Default 30 s.</summary>
    public TimeSpan BackoffCeiling { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a stream must be live before its failures are forgotten. Default 30 s.</summary>
    public TimeSpan StableAfter { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Dials of both streams together in <see cref="DialWindow"/>. Default 450: the venue allows 500 for a whole address (FACTS §4).</summary>
    public int DialsPerWindow { get; init; } = 450;

    /// <summary>The window of <see cref="DialsPerWindow"/>. Default 5 min.</summary>
    public TimeSpan DialWindow { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Topics in one request. Default 10: what the strictest socket of the venue takes (FACTS §4).</summary>
    public int TopicsPerRequest { get; init; } = 10;

    /// <summary>Characters of all topics of one connection. Default 21,000, the venue's limit on a public one (FACTS §4).</summary>
    public int TopicCharacters { get; init; } = 21_000;
}
