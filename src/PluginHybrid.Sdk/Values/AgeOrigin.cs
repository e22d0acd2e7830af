namespace PluginHybrid.Sdk.Values;

/// <summary>Where a position's age starts. Never at the venue's <c>createdTime</c>, which is the first time <em>ever</em>.</summary>
/// <example><code>if (position.AgeOrigin == AgeOrigin.FirstSight) { Log.Information($"{position.Key} may be older than {position.OpenedAt:u}"); }</code></example>
public enum AgeOrigin
{
    /// <summary>The venue's <c>openTime</c> of this life of the position.</summary>
    OpenTime,

    /// <summary>Our first non-flat sight of it: the age is a lower bound.</summary>
    FirstSight,
}
