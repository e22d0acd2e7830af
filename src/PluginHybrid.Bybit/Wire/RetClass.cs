namespace PluginHybrid.Bybit.Wire;

/// <summary>What a REST verdict means for the one who asked.</summary>
internal enum RetClass
{
    /// <summary>Done.</summary>
    Success,

    /// <summary>It was so before: as good as done, when the request was complete.</summary>
    NotModified,

    /// <summary>Whether the venue acted is not known: look before asking again.</summary>
    Unknown,

    /// <summary>Nothing was done and it heals by itself: ask again after a while.</summary>
    Transient,

    /// <summary>Too many requests: ask again after the time the venue names.</summary>
    RateLimited,

    /// <summary>Our clock and the venue's disagree: measure it, then ask again.</summary>
    Clock,

    /// <summary>A person must look at the key, the account or the region.</summary>
    Key,

    /// <summary>The order is not there any more.</summary>
    Gone,

    /// <summary>The venue refused the request for its content.</summary>
    Refused,
}
