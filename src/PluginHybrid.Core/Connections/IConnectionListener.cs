using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Core.Connections;

/// <summary>What a <see cref="ConnectionMachine"/> tells the session.</summary>
internal interface IConnectionListener
{
    /// <summary>A dial begins.</summary>
    void Dialling(StreamKind stream);

    /// <summary>The private socket is open: <see cref="ConnectionMachine.SendAuth"/> is wanted.</summary>
    /// <param name="mustNotWait">True when the patience for a clock measurement is used up.</param>
    void AuthWanted(bool mustNotWait);

    /// <summary>The venue took the key.</summary>
    void AuthAccepted();

    /// <summary>The venue refused the key, or did not answer.</summary>
    /// <param name="reason">Its text, or what was waited for.</param>
    /// <param name="refusals">Refusals in a row; 0 when it did not answer.</param>
    void AuthDenied(string reason, int refusals);

    /// <summary>The stream is live.</summary>
    void BecameLive(StreamKind stream);

    /// <summary>The stream was lost, or a dial failed.</summary>
    /// <param name="reason">In words.</param>
    /// <param name="wasLive">True when it had been live on this socket.</param>
    void WasLost(StreamKind stream, string reason, bool wasLive);

    /// <summary>A subscribe request for the topic goes out.</summary>
    void TopicRequested(string topic);

    /// <summary>The topic is on.</summary>
    /// <param name="wasOnAlready">True when the venue says that it had been on before: no snapshot will follow.</param>
    void TopicConfirmed(string topic, bool wasOnAlready);

    /// <summary>The topic is off, as asked.</summary>
    /// <param name="wasAnnounced">True when it had been told before that the topic is on or refused.</param>
    void TopicLeft(string topic, bool wasAnnounced);

    /// <summary>The topic was refused and rests.</summary>
    /// <param name="reason">The venue's text, or what was waited for.</param>
    void TopicRefused(string topic, string reason);
}
