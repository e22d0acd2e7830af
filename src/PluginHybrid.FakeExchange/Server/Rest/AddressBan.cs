namespace PluginHybrid.FakeExchange.Server.Rest;

/// <summary>Over 600 requests in five seconds an address is shut out for ten minutes (FACTS §8.2).</summary>
internal sealed class AddressBan(ServerRules rules, TimeProvider time)
{
    private readonly RollingCount _requests = new(time, TimeSpan.FromSeconds(5));
    private readonly Lock _gate = new();
    private long? _bannedAt;

    /// <summary>Counts one request.</summary>
    /// <returns>True when the address is banned.</returns>
    public bool Refuses()
    {
        lock (_gate)
        {
            if (_bannedAt is { } since && time.GetElapsedTime(since) < rules.BanTime)
            {
                return true;
            }

            _bannedAt = _requests.Add() > rules.RestRequestsPerFiveSeconds ? time.GetTimestamp() : null;
            return _bannedAt is not null;
        }
    }
}
