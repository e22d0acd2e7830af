namespace PluginHybrid.Bybit.Rest;

/// <summary>Limits of the REST client.</summary>
internal sealed record RestSettings
{
    /// <summary>The defaults.</summary>
    public static RestSettings Default { get; } = new();

    /// <summary>From sending to the last byte of the answer. Default 10 s.</summary>
    public TimeSpan Timeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>How long a signed request stays valid. Default 5 s, the venue's own.</summary>
    public int ReceiveWindowMs { get; init; } = 5000;

    /// <summary>Longest wait for a free place in a budget; longer waits are refused at once. Default 5 s.</summary>
    public TimeSpan QueueWaitMax { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long all requests stop after HTTP 403. Default 10 minutes: what the venue asks for.</summary>
    public TimeSpan StopAfterBan { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Longest answer taken. Default 16 MiB: a page of 1,000 instruments is about 2.</summary>
    public int AnswerBytesMax { get; init; } = 16 * 1024 * 1024;
}
