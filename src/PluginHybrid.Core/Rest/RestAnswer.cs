using System.Collections.Immutable;
using PluginHybrid.Core.Wire;

namespace PluginHybrid.Core.Rest;

/// <summary>What became of a <see cref="RestCall"/>.</summary>
/// <param name="Id">The call's id.</param>
public abstract record RestAnswer(long Id);

/// <summary>The venue's clock was measured.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Offset">Venue time minus our time, taken at the middle of the round trip.</param>
/// <param name="RoundTrip">Round trip; half of it bounds the error.</param>
public sealed record ClockMeasured(long Id, TimeSpan Offset, TimeSpan RoundTrip) : RestAnswer(Id);

/// <summary>A page of positions.</summary>
/// <param name="Id">The call's id.</param>
/// <param name="VenueTime">The envelope's <c>time</c>.</param>
/// <param name="Rows">The page's rows.</param>
/// <param name="NextCursor">As the venue gave it; not empty even on the last page (FACTS §8.3).</param>
public sealed record PositionsRead(long Id, DateTimeOffset VenueTime, ImmutableArray<PositionRow> Rows, string NextCursor) : RestAnswer(Id);

/// <summary>The call brought no answer that can be used. Never to be read as "nothing there".</summary>
/// <param name="Id">The call's id.</param>
/// <param name="Kind">Whether it can heal.</param>
/// <param name="Reason">In words, redacted.</param>
/// <param name="RetryAfter">When the venue or our budget named a time before which it is no use to ask again.</param>
public sealed record RestFailed(long Id, RestFailureKind Kind, string Reason, TimeSpan? RetryAfter = null) : RestAnswer(Id);
