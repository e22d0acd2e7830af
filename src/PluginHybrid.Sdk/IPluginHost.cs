using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Orders;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.Settings;
using PluginHybrid.Sdk.State;
using PluginHybrid.Sdk.Values;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Sdk;

/// <summary>What the host gives one instance of a plugin. Everything in it ends with the instance.</summary>
/// <remarks>Members are for the plugin's own lane: its handlers, timers and what it awaits there.</remarks>
/// <example><code>Log.Information($"{Host.Id} {Host.Version} starts: {Host.StartReason}, mode {Host.Mode}");</code></example>
/// <example><code>
/// var (positions, tickers, rules) = (Host.Positions, Host.Tickers, Host.Instruments);
/// Host.Every(TimeSpan.FromSeconds(30), () =&gt; { Host.Metrics.Gauge("legs", positions.Count); return default; });
/// Host.After(TimeSpan.FromSeconds(1), () =&gt; { Host.State.Set("started", Host.Clock.GetUtcNow()); return default; });
/// if (Host.Granted.HasFlag(Capabilities.Reduce) &amp;&amp; !Host.Stopping.IsCancellationRequested)
/// {
///     var share = Host.Settings.Read("share", 0.5m, min: 0.1m, max: 1m) + ((decimal)Host.Random.NextDouble() / 100);
///     var seen = await Host.Background.Run(stop =&gt; Task.FromResult(share));
///     await Host.Orders.Submit(new Reduce(key, position.Size * seen, $"{seen:P0} of it"));
/// }
/// </code></example>
public interface IPluginHost
{
    /// <summary>The plugin's id.</summary>
    string Id { get; }

    /// <summary>The version that runs: the assembly's, or the beginning of the script's content hash.</summary>
    string Version { get; }

    /// <summary>What becomes of its orders.</summary>
    PluginMode Mode { get; }

    /// <summary>What it asked for and the operator granted.</summary>
    Capabilities Granted { get; }

    /// <summary>Why this instance starts.</summary>
    StartReason StartReason { get; }

    /// <summary>Open legs as of the event being handled.</summary>
    IPositions Positions { get; }

    /// <summary>Prices as of the event being handled.</summary>
    ITickers Tickers { get; }

    /// <summary>Trading rules of symbols.</summary>
    IInstruments Instruments { get; }

    /// <summary>Takes its commands; revoked the moment the instance is stopped, swapped or hung.</summary>
    IOrderDesk Orders { get; }

    /// <summary>Its durable values.</summary>
    IStateStore State { get; }

    /// <summary>Its lines in the log.</summary>
    IPluginLog Log { get; }

    /// <summary>Its figures.</summary>
    IMetrics Metrics { get; }

    /// <summary>Its settings.</summary>
    ISettingValues Settings { get; }

    /// <summary>Work off the lane.</summary>
    IBackgroundWork Background { get; }

    /// <summary>The time of the event being handled; its timers come back on the lane and end with the instance.</summary>
    TimeProvider Clock { get; }

    /// <summary>Seeded from the run and the plugin's id: the same in a replay.</summary>
    Random Random { get; }

    /// <summary>Cancelled when the instance stops.</summary>
    CancellationToken Stopping { get; }

    /// <summary>Calls back on the lane, again and again. A call that is late is made once, not many times.</summary>
    /// <param name="period">At least 10 ms.</param>
    /// <param name="due">What to do; its faults count as the plugin's.</param>
    /// <returns>Ends it when disposed.</returns>
    IDisposable Every(TimeSpan period, Func<ValueTask> due);

    /// <summary>Calls back on the lane, once.</summary>
    /// <param name="delay">Zero or more.</param>
    /// <param name="due">What to do.</param>
    /// <returns>Ends it when disposed before.</returns>
    IDisposable After(TimeSpan delay, Func<ValueTask> due);
}
