using PluginHybrid.Sdk.Values;

namespace PluginHybrid.Replay.Running;

/// <summary>What a replayed session knows between two inputs.</summary>
public interface ISessionFacts
{
    /// <summary>Open legs, in the order of their keys.</summary>
    IReadOnlyList<Position> Positions { get; }

    /// <summary>Mark prices by symbol, in ordinal order.</summary>
    IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices { get; }
}
