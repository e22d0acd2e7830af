using System.Diagnostics.CodeAnalysis;
using PluginHybrid.Hosting.Isolation.Wire;
using PluginHybrid.Sdk.Events;
using PluginHybrid.Sdk.Lifecycle;
using PluginHybrid.Sdk.Reporting;
using PluginHybrid.Sdk.Views;

namespace PluginHybrid.Hosting.Isolation.Child;

/// <summary>Prices as of the event, and the symbols the plugin follows.</summary>
internal sealed class ChildTickers(Outbox outbox, MirrorBooks books) : ITickers
{
    /// <inheritdoc />
    public void Watch(string symbol)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(symbol);
        outbox.Add(new WatchSymbol(symbol));
    }

    /// <inheritdoc />
    public void Unwatch(string symbol)
    {
        ArgumentNullException.ThrowIfNull(symbol);
        outbox.Add(new UnwatchSymbol(symbol));
    }

    /// <inheritdoc />
    public bool TryGet(string symbol, [MaybeNullWhen(false)] out TickerUpdate ticker) => books.TryGetTicker(symbol, out ticker);
}

/// <summary>The plugin's figures.</summary>
internal sealed class ChildMetrics(Outbox outbox) : IMetrics
{
    /// <inheritdoc />
    public void Count(string name, long by = 1) => outbox.Add(new CountUp(name ?? "", by));

    /// <inheritdoc />
    public void Gauge(string name, decimal value) => outbox.Add(new ShowGauge(name ?? "", value));
}

/// <summary>Work on this process's thread pool.</summary>
internal sealed class ChildBackground(CancellationToken stopping) : IBackgroundWork
{
    /// <inheritdoc />
    public Task<T> Run<T>(Func<CancellationToken, Task<T>> work)
    {
        ArgumentNullException.ThrowIfNull(work);
        return Task.Run(() => work(stopping), stopping).WaitAsync(stopping);
    }
}
