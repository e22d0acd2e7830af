using PluginHybrid.Core.Session;
using PluginHybrid.Plugins;

namespace PluginHybrid.Running;

/// <summary>What a run needs of the merged stream.</summary>
internal interface ISession : IAsyncDisposable
{
    /// <summary>The private stream's counters now.</summary>
    StreamCounters Private { get; }

    /// <summary>The public stream's counters now.</summary>
    StreamCounters Public { get; }

    /// <summary>Mark prices known, by symbol in ordinal order.</summary>
    IReadOnlyList<KeyValuePair<string, decimal>> MarkPrices { get; }

    /// <summary>Venue time minus ours; <c>null</c> until measured.</summary>
    TimeSpan? ClockOffset { get; }

    /// <summary>The plugins now, by id in ordinal order.</summary>
    IReadOnlyList<PluginLine> Plugins { get; }

    /// <summary>Dials both streams and goes on in the background.</summary>
    /// <param name="token">Gives up starting.</param>
    Task StartAsync(CancellationToken token);

    /// <summary>Closes both streams.</summary>
    Task StopAsync();
}
