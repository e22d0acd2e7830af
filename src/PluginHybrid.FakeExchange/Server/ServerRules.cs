namespace PluginHybrid.FakeExchange.Server;

/// <summary>Habits and limits of the venue's front that a test may want to change.</summary>
public sealed record ServerRules
{
    /// <summary>New sockets per five minutes; more get HTTP 403 (FACTS §4). Default 500.</summary>
    public int ConnectionsPerFiveMinutes { get; init; } = 500;

    /// <summary>Characters of all topics of one public socket (FACTS §4). Default 21,000.</summary>
    public int TopicCharactersMax { get; init; } = 21_000;

    /// <summary>Topics per subscribe request; null for no limit as on linear, 10 to behave like spot (FACTS §4). Default null.</summary>
    public int? ArgsPerRequestMax { get; init; }

    /// <summary>The ticker snapshot goes out before the acknowledgement, as captured (FACTS §3). Default true.</summary>
    public bool SnapshotBeforeAck { get; init; } = true;

    /// <summary>How old a snapshot's <c>ts</c> is; seen at 1.9 s (FACTS §5). Default zero.</summary>
    public TimeSpan SnapshotAge { get; init; }

    /// <summary>In a subscribe request that fails, the topics before the bad one become active. Not documented (FACTS §10). Default false.</summary>
    public bool PartOfFailedRequestStays { get; init; }

    /// <summary>The public path answers 404, as on the demo host (FACTS §1). Default false.</summary>
    public bool PoseAsDemo { get; init; }

    /// <summary>A socket without traffic is cut after this time, found out every 30 s (FACTS §4). Default 10 minutes.</summary>
    public TimeSpan IdleCutOff { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Bytes that may wait for one socket before it is cut as too slow. Default 16 MiB.</summary>
    public int OutboxBytes { get; init; } = 16 * 1024 * 1024;

    /// <summary>REST requests of one address per five seconds; more earn the ban (FACTS §8.2). Default 600.</summary>
    public int RestRequestsPerFiveSeconds { get; init; } = 600;

    /// <summary>How long an address stays banned with HTTP 403 (FACTS §8.2). Default 10 minutes.</summary>
    public TimeSpan BanTime { get; init; } = TimeSpan.FromMinutes(10);
}
