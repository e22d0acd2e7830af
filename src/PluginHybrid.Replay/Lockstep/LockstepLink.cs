using PluginHybrid.Bybit;

namespace PluginHybrid.Replay.Lockstep;

/// <summary>Where a replay in lockstep finds its venue.</summary>
/// <param name="Venue">Drives it.</param>
/// <param name="Endpoints">Its addresses.</param>
/// <param name="ApiKey">A key it takes.</param>
/// <param name="ApiSecret">Its secret.</param>
public sealed record LockstepLink(ILockstepVenue Venue, Endpoints Endpoints, string ApiKey, string ApiSecret)
{
    /// <summary>Longest wait for anything the client is to do. Default 10 s: only a replay that parts from its recording waits so long.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The true clock, by which patience goes. Default the system's.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Names the address only.</summary>
    public override string ToString() => $"{Endpoints.Rest}";
}
