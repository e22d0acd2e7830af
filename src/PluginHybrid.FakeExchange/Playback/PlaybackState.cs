namespace PluginHybrid.FakeExchange.Playback;

/// <summary>What a playback is doing.</summary>
public enum PlaybackState
{
    /// <summary>Waits until clients have subscribed what the recording's had.</summary>
    Waiting,

    /// <summary>Plays.</summary>
    Playing,

    /// <summary>Stands still until it is resumed or stepped.</summary>
    Paused,

    /// <summary>Everything was played.</summary>
    Ended,
}
