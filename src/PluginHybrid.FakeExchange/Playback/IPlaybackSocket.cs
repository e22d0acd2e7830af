namespace PluginHybrid.FakeExchange.Playback;

/// <summary>A client's socket as a playback sees it.</summary>
internal interface IPlaybackSocket
{
    /// <summary>The stream.</summary>
    bool IsPrivate { get; }

    /// <summary>True while the client subscribes the topic; a private socket's subscriptions count once it is logged in.</summary>
    bool Subscribes(string topic);

    /// <summary>Sends a data frame.</summary>
    void Send(ReadOnlyMemory<byte> payload, bool isText);

    /// <summary>Ends it behind what was sent, as the recorded one ended.</summary>
    /// <param name="failedDials">HTTP status of the dials to refuse after it; 0 for one without an answer.</param>
    void Lose(IReadOnlyList<int> failedDials);
}
