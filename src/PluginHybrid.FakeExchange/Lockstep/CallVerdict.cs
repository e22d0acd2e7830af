namespace PluginHybrid.FakeExchange.Lockstep;

/// <summary>What came of the wish to answer a request.</summary>
public enum CallVerdict
{
    /// <summary>It has not arrived yet.</summary>
    Awaited,

    /// <summary>It was answered as recorded.</summary>
    Answered,

    /// <summary>It was cut, as the recorded one was.</summary>
    Cut,

    /// <summary>The recorded one waited in vain, and so does this one: its client's own time-out must end it.</summary>
    LeftHanging,

    /// <summary>The recording has no answer to it.</summary>
    NotRecorded,
}
