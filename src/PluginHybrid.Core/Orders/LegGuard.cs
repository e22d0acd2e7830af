using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Core.Orders;

/// <summary>How one leg stands with the watchdog.</summary>
/// <param name="leg">The leg.</param>
/// <param name="life">Its life.</param>
/// <param name="since">Since when no stop is seen.</param>
internal sealed class LegGuard(PositionKey leg, int life, DateTimeOffset since)
{
    public PositionKey Leg { get; } = leg;

    public int Life { get; } = life;

    public DateTimeOffset Since { get; } = since;

    /// <summary>The gravest alarm raised so far; <see cref="ProtectionLevel.Protected"/>: none.</summary>
    public ProtectionLevel Level { get; set; }

    /// <summary>When to ask the venue next.</summary>
    public DateTimeOffset AskAt { get; set; }

    /// <summary>The read under way; 0 when none is.</summary>
    public long Call { get; set; }
}
