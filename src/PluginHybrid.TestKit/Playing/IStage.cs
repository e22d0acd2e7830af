using PluginHybrid.Sdk.Values;

namespace PluginHybrid.TestKit.Playing;

/// <summary>Where a market happens.</summary>
internal interface IStage
{
    /// <summary>The symbol has a new price.</summary>
    void Price(string symbol, decimal price);

    /// <summary>The symbol's next funding, after the beginning of the run.</summary>
    void Funding(string symbol, decimal rate, TimeSpan at);

    /// <summary>A leg opens at the present price.</summary>
    void Open(string symbol, int leg, Side side, decimal size, decimal? stop);

    /// <summary>A person closes a leg.</summary>
    void CloseByHand(string symbol, int leg);

    /// <summary>A person moves a stop.</summary>
    void StopByHand(string symbol, int leg, decimal? price);

    /// <summary>Both sockets are lost, and no dial succeeds.</summary>
    void Cut();

    /// <summary>Dials succeed again.</summary>
    void Mend();

    /// <summary>The host ends as by an operator.</summary>
    void StopHost();

    /// <summary>The host starts with the state it left.</summary>
    void StartHost();
}
