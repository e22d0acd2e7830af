namespace PluginHybrid.Core.Rest;

/// <summary>What kind of failure a REST call met.</summary>
public enum RestFailureKind
{
    /// <summary>No connection, a timeout, a 5xx, a broken body: it heals by itself.</summary>
    Transient,

    /// <summary>10006, 429, the 10-minute IP ban: it heals after a wait.</summary>
    RateLimited,

    /// <summary>10002 twice in a row: our clock and the venue's disagree.</summary>
    Clock,

    /// <summary>10003, 10004, 10005, 10010, 33004, ...: a person must look at the key.</summary>
    Key,

    /// <summary>The venue refused the request for its content.</summary>
    Refused,
}
