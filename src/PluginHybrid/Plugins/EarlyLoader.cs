using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Plugins;

/// <summary>Loads plugins while the venue's side is still being opened, and hands each result to the host when it asks for it.</summary>
/// <remarks>Only how early a plugin is loaded differs: it starts when the host says so, in the host's order. Each result is handed out once;
/// every other load goes straight to <paramref name="inner"/>.</remarks>
/// <param name="inner">Loads.</param>
internal sealed class EarlyLoader(IPluginLoader inner) : IPluginLoader, IAsyncDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<PluginCandidate, Task<LoadResult>> _early = [];
    private readonly CancellationTokenSource _ending = new();

    /// <summary>Begins to load, one after the other in the order given, off this thread.</summary>
    /// <param name="candidates">What the host is going to ask for.</param>
    public void Begin(IEnumerable<PluginCandidate> candidates)
    {
        var before = Task.CompletedTask;
        lock (_gate)
        {
            foreach (var candidate in candidates)
            {
                var load = AfterAsync(before, candidate);
                _early[candidate] = load;
                before = load;
            }
        }
    }

    /// <inheritdoc />
    public async Task<LoadResult> LoadAsync(PluginCandidate candidate, CancellationToken token)
    {
        if (Take(candidate) is not { } early)
        {
            return await inner.LoadAsync(candidate, token).ConfigureAwait(false);
        }

        try
        {
            return await early.WaitAsync(token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Given up by who asked, not by the load: what comes of it is let go with this.
            lock (_gate) _early[candidate] = early;
            throw;
        }
    }

    /// <summary>Gives up loads under way and lets go of what nobody asked for.</summary>
    public async ValueTask DisposeAsync()
    {
        await _ending.CancelAsync().ConfigureAwait(false);
        Task<LoadResult>[] unasked;
        lock (_gate)
        {
            unasked = [.. _early.Values];
            _early.Clear();
        }

        await Task.WhenAny(Task.WhenAll(unasked)).ConfigureAwait(false);
        foreach (var load in unasked.Where(load => load.IsCompletedSuccessfully))
        {
            (await load.ConfigureAwait(false)).Plugin?.Dispose();
        }

        _ending.Dispose();
    }

    private Task<LoadResult>? Take(PluginCandidate candidate)
    {
        lock (_gate)
        {
            return _early.Remove(candidate, out var early) ? early : null;
        }
    }

    private async Task<LoadResult> AfterAsync(Task before, PluginCandidate candidate)
    {
        await Task.WhenAny(before).ConfigureAwait(false);
        return await inner.LoadAsync(candidate, _ending.Token).ConfigureAwait(false);
    }
}
