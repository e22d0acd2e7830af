using PluginHybrid.Hosting.Sources;

namespace PluginHybrid.Hosting.Lifecycle;

/// <summary>Versions of one plugin that no longer run, until they are gone from memory.</summary>
/// <param name="time">Waits between two looks.</param>
/// <param name="sweeps">False where whoever publishes runs the lanes: there is no thread in the background, and versions go when the collector finds them.</param>
internal sealed class VersionShelf(TimeProvider time, bool sweeps)
{
    private static readonly TimeSpan BetweenLooks = TimeSpan.FromSeconds(2);
    private const int Looks = 10;

    private readonly Lock _gate = new();
    private readonly List<LoadedPlugin> _left = [];
    private bool _isSweeping;

    /// <summary>Versions that were let go of and are still in memory.</summary>
    public IReadOnlyList<string> StillInMemory
    {
        get
        {
            lock (_gate)
            {
                _left.RemoveAll(version => version.IsGone(collect: false));
                return [.. _left.Select(version => version.Version)];
            }
        }
    }

    /// <summary>Lets go of a version, and looks after it in the background.</summary>
    public void Retire(LoadedPlugin? version)
    {
        if (version is null)
        {
            return;
        }

        version.Dispose();
        lock (_gate)
        {
            _left.Add(version);
            if (_isSweeping || !sweeps)
            {
                return;
            }

            _isSweeping = true;
        }

        _ = Task.Run(SweepAsync);
    }

    private async Task SweepAsync()
    {
        for (var look = 0; look < Looks && !IsSwept(); look++)
        {
            await Task.Delay(BetweenLooks, time).ConfigureAwait(false);
        }

        lock (_gate)
        {
            _isSweeping = false;
        }
    }

    private bool IsSwept()
    {
        LoadedPlugin[] left;
        lock (_gate)
        {
            left = [.. _left];
        }

        var gone = left.Where(version => version.IsGone(collect: true)).ToHashSet();
        lock (_gate)
        {
            _left.RemoveAll(gone.Contains);
            return _left.Count == 0;
        }
    }
}
