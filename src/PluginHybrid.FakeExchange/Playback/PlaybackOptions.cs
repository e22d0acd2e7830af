namespace PluginHybrid.FakeExchange.Playback;

/// <summary>Which recording an exchange plays, and how.</summary>
public sealed record PlaybackOptions
{
    /// <summary>What is played.</summary>
    public required RecordedSession Session { get; init; }

    /// <summary>How fast. Default as recorded.</summary>
    public Pace Pace { get; init; } = Pace.Recorded;

    /// <summary>True moves all times of the venue so that the recording begins now; false leaves them as they were. Default true.</summary>
    public bool ShiftTimes { get; init; } = true;

    /// <summary>The last record that is played. Default all.</summary>
    public long UntilRecord { get; init; } = long.MaxValue;

    /// <summary>How far from the recording's start it is played. Default to its end.</summary>
    public TimeSpan UntilTime { get; init; } = TimeSpan.MaxValue;

    /// <summary>True begins paused. Default false.</summary>
    public bool Paused { get; init; }

    /// <summary>How long the start waits until a client has subscribed what the recording's had when its first message came. Default 15 s.</summary>
    public TimeSpan StartPatience { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long the timeline waits at the place of a subscription: what it brings is not played before. Default 5 s: a redial takes its time.</summary>
    public TimeSpan SubscribePatience { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How long the timeline waits at the place of a command: what it led to is not played before it is sent. Default 500 ms.</summary>
    public TimeSpan CommandPatience { get; init; } = TimeSpan.FromMilliseconds(500);
}
