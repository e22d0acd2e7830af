using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Steers a playback. Safe from any thread.</summary>
public sealed class PlaybackControl
{
    private readonly Player _player;

    internal PlaybackControl(Player player) => _player = player;

    /// <summary>What it is doing.</summary>
    public PlaybackState State => _player.State;

    /// <summary>The record it plays next; the last one at the end.</summary>
    public RecordPlace Place => _player.Place;

    /// <summary>Completes when the timeline starts: clients have subscribed what the recording's had.</summary>
    public Task Started => _player.Started;

    /// <summary>Completes when everything was played; a playback that is put back afterwards is not played again.</summary>
    public Task Ended => _player.Ended;

    /// <summary>Told every record before it is played; for fault scripts. Default nobody.</summary>
    public IFaultMoments? Moments
    {
        get => _player.Listener;
        set => _player.Listener = value;
    }

    /// <summary>Stands still before the next record. Acknowledgements, pongs and REST are answered all the same.</summary>
    public void Pause() => _player.Pause();

    /// <summary>Goes on; the gap to the next record begins anew.</summary>
    public void Resume() => _player.Resume();

    /// <summary>Plays one record at once and stands still again.</summary>
    /// <returns>Completes when it was played; at the end at once.</returns>
    public Task StepAsync() => _player.StepAsync();

    /// <summary>Goes to another time, forwards or back. All sockets are lost, so that clients read the venue's truth of that time.</summary>
    /// <param name="to">Since the recording began.</param>
    public void Seek(TimeSpan to) => _player.Seek(to);

    /// <summary>How it stands.</summary>
    public PlaybackReport Report() => _player.Report();
}
