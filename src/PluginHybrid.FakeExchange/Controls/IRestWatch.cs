namespace PluginHybrid.FakeExchange.Controls;

/// <summary>Stands at both ends of a REST call. Called from any thread, one call at a time or several; what it does there the call waits for.</summary>
public interface IRestWatch
{
    /// <summary>A call is here, and nothing was done about it yet.</summary>
    /// <param name="request">The call.</param>
    /// <returns>False: it is never carried out, and its connection is reset.</returns>
    bool Arrives(RestRequest request);

    /// <summary>A call was carried out, and no byte of its answer is out yet.</summary>
    /// <param name="request">The call.</param>
    /// <param name="retCode">What the answer will say; 0 for success.</param>
    void Carried(RestRequest request, int retCode);
}
