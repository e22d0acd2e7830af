using PluginHybrid.Recordings.Format;

namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>Drives an exchange that plays a recording in lockstep: nothing happens there but what is asked for here, in the recording's order.</summary>
/// <remarks>
/// Its caller reads the recording, gives every record to <see cref="Follow"/> or <see cref="Play"/>, and waits for the client
/// in between. One caller at a time.
/// </remarks>
public sealed class LockstepControl
{
    private readonly HeldVenue _venue;

    internal LockstepControl(HeldVenue venue) => _venue = venue;

    /// <summary>Something came that may have been waited for: a dial, a request, a question over REST. On any thread.</summary>
    public event Action? Changed;

    /// <summary>Takes a record that is no input: what the recording's client asked, and what it was answered over REST.</summary>
    /// <param name="record">The record.</param>
    public void Follow(in Record record) => _venue.Follow(record);

    /// <summary>Does the venue's part of an input: opens, refuses or ends a socket, sends a frame or its own answer to a request. Others have none.</summary>
    /// <param name="record">The input.</param>
    /// <returns><c>null</c> when it is done, else what the client must do first, in words; then nothing was done, and it may be asked again.</returns>
    public string? Play(in Record record) => _venue.Play(record);

    /// <summary>Answers a request over REST as it was recorded, or does not, as was recorded.</summary>
    /// <param name="call">The request.</param>
    public CallVerdict Answer(AskedCall call) => _venue.Answer(call);

    internal void Ring() => Changed?.Invoke();
}
