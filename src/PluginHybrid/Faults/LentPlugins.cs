using PluginHybrid.FakeExchange.Faults;
using PluginHybrid.Hosting.Lifecycle;
using PluginHybrid.Hosting.Sources;
using PluginHybrid.Replay.Running;
using PluginHybrid.Sdk.Events;

namespace PluginHybrid.Faults;

/// <summary>The host's plugins as faults may trouble them: planted in their turns as simulated days plant it, restarted and swapped as a person would.</summary>
/// <param name="time">The host's clock.</param>
internal sealed class LentPlugins(TimeProvider time) : IPluginFaults, ITurnProbe
{
    private readonly TurnTrouble _planted = new();
    private readonly LifeRoll _roll = new();
    private int _processes;
    private Life? _life;

    /// <inheritdoc />
    public IReadOnlyCollection<string> Ids => Volatile.Read(ref _life) is { } life ? [.. life.Host.Status().Select(status => status.Id)] : [];

    /// <summary>Keeps a roll of the instances that a process makes. Once for each process.</summary>
    /// <param name="loader">Loads its plugins.</param>
    /// <returns>What its plugin host is to load by.</returns>
    public IPluginLoader Enroll(IPluginLoader loader)
    {
        _roll.Begins(null, Interlocked.Increment(ref _processes));
        return new EnrolledLoader(loader, _roll);
    }

    /// <summary>Which instances are over and still in memory, in words. Collects garbage.</summary>
    public IReadOnlyList<string> Left() => _roll.Left(isHostUp: Volatile.Read(ref _life) is not null);

    /// <summary>The plugins of a process that begins, or of none.</summary>
    /// <param name="host">Runs them; <c>null</c>: the process died.</param>
    public void Lend(PluginHost? host)
    {
        var before = Interlocked.Exchange(ref _life, host is null ? null : new Life(host));
        before?.Death.TrySetResult();
    }

    /// <inheritdoc />
    public IDisposable Throw(string plugin) => _planted.Throw(plugin);

    /// <inheritdoc />
    public IDisposable Slow(string plugin, TimeSpan by) => _planted.Slow(plugin, by);

    /// <inheritdoc />
    public Task RestartAsync(string plugin) => UntilDeathAsync(async host =>
    {
        if (await host.DisableAsync(plugin).ConfigureAwait(false))
        {
            await host.EnableAsync(plugin).ConfigureAwait(false);
        }
    });

    /// <inheritdoc />
    public Task SwapAsync(string plugin) => UntilDeathAsync(host => host.ReloadAsync(plugin));

    /// <inheritdoc />
    public ValueTask Before(string plugin, in PositionUpdate tick) => Trouble(plugin);

    /// <inheritdoc />
    public ValueTask Before(string plugin, IHybridEvent happened) => Trouble(plugin);

    // What a dead host goes on with is nobody's matter, and may never end.
    private async Task UntilDeathAsync(Func<PluginHost, Task> what)
    {
        if (Volatile.Read(ref _life) is not { } life)
        {
            return;
        }

        var work = what(life.Host);
        if (await Task.WhenAny(work, life.Death.Task).ConfigureAwait(false) == work)
        {
            await work.ConfigureAwait(false);
        }
    }

    private ValueTask Trouble(string plugin) => _planted.Of(plugin) is { } delay ? TurnTrouble.Strike(delay, time) : default;

    private sealed record Life(PluginHost Host)
    {
        public TaskCompletionSource Death { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
