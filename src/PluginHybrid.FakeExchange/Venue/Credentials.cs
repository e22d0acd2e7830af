namespace PluginHybrid.FakeExchange.Venue;

/// <summary>An API key and what it may do.</summary>
/// <param name="ApiKey">The key's public half.</param>
/// <param name="ApiSecret">The key's secret half, with which requests are signed.</param>
public sealed record Credentials(string ApiKey, string ApiSecret)
{
    /// <summary>Account number; appears in frame ids. Default <c>100000001</c>.</summary>
    public string Uid { get; init; } = "100000001";

    /// <summary>True when the key may read but not trade: orders and stops answer 10005. Default false.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>When the key ends; afterwards it answers 33004. Default never.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Addresses the key is bound to; <c>*</c> for none. A bound key not naming 127.0.0.1 answers 10010.</summary>
    public IReadOnlyList<string> Ips { get; init; } = ["*"];

    /// <summary>The key without its secret.</summary>
    public override string ToString() => $"Credentials {{ ApiKey = {ApiKey}, Uid = {Uid} }}";
}
