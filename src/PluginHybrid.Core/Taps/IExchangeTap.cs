namespace PluginHybrid.Core.Taps;

/// <summary>Sees the HTTP exchanges that REST calls are made of, from any thread: for a recorder.</summary>
/// <remarks>Must not block and must not throw. Key and signature travel in headers that are not told; a body or a query may hold other ids.</remarks>
public interface IExchangeTap
{
    /// <summary>A request is about to be sent.</summary>
    /// <param name="request">What.</param>
    void Requested(HttpRequestFact request);

    /// <summary>It was answered, or was not.</summary>
    /// <param name="reply">What came.</param>
    void Replied(HttpReplyFact reply);
}
