using PluginHybrid.FakeExchange.Faults;

namespace PluginHybrid.Faults;

/// <summary>What this host lends to fault scripts: its clock, its recorder's disk, its plugins and, where another one can follow, its life.</summary>
/// <param name="inner">The true clock.</param>
internal sealed class LentProcess(TimeProvider inner) : IProcessFaults
{
    private Func<IDisposable>? _crash;

    /// <summary>The clock for the host.</summary>
    public LentTime Time { get; } = new(inner);

    /// <summary>The host's plugins.</summary>
    public LentPlugins Plugins => field ??= new LentPlugins(Time);

    /// <summary>Lends the life of the host.</summary>
    /// <param name="crash">Has it die; what it gives, disposed, starts the next one.</param>
    public void LendLife(Func<IDisposable> crash) => Volatile.Write(ref _crash, crash);

    /// <inheritdoc />
    public IDisposable? JumpClock(TimeSpan by) => Time.JumpClock(by);

    /// <inheritdoc />
    public IDisposable? Pause() => Time.Pause();

    /// <inheritdoc />
    public IDisposable? Crash() => Volatile.Read(ref _crash)?.Invoke();

    /// <inheritdoc />
    public IDisposable? FillRecorderDisk() => Time.FillRecorderDisk();
}
