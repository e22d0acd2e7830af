using PluginHybrid.Core.Taps;
using PluginHybrid.Recordings.Format;

namespace PluginHybrid.Replay.Lockstep;

/// <summary>The other side of a replay in lockstep: a venue behind real sockets that does nothing but what it is asked for here.</summary>
public interface ILockstepVenue
{
    /// <summary>Something came that may have been waited for. On any thread.</summary>
    event Action? Changed;

    /// <summary>Takes a record that is no input.</summary>
    /// <param name="record">The record.</param>
    void Follow(in Record record);

    /// <summary>Does the venue's part of an input.</summary>
    /// <param name="record">The input.</param>
    /// <returns><c>null</c> when it is done, else what the client must do first, in words; then nothing was done.</returns>
    string? Play(in Record record);

    /// <summary>Answers a request over REST as it was recorded.</summary>
    /// <param name="request">The request.</param>
    VenueAnswer Answer(HttpRequestFact request);
}
