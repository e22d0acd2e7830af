namespace PluginHybrid.Bench.Measuring;

/// <summary>Told of every message by the candidate being measured, where its last step is: after the callback's facts are there.</summary>
internal interface IMeter
{
    /// <summary>A message has arrived at its consumer.</summary>
    /// <param name="venueTime">Its <c>ts</c>, which in a paced run is the time it was sent.</param>
    void Arrived(long venueTime);

    /// <summary>Whether <see cref="Arrived"/> needs <c>ts</c>; a client that only counts reads it then.</summary>
    bool NeedsVenueTime { get; }

    /// <summary>The result, once enough was seen.</summary>
    Task<RunResult> Done { get; }
}
